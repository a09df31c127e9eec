import { describe, expect, it } from '@jest/globals';
import { type DocumentNode, Kind, type OperationDefinitionNode, buildSchema, parse } from 'graphql';
import { type Answered, OperationAnswer } from './operation-answer.js';

const schema = buildSchema(`
  type Query { dog: Dog strict: Dog! dogs: [Dog!] animals: [Animal] name: String count: Int id: ID ratio: Float ok: Boolean state: State any: Any }
  interface Animal { name: String }
  type Dog implements Animal { name: String age: Int! owner: Dog }
  type Cat implements Animal { name: String lives: Int }
  enum State { ON OFF }
  scalar Any`);

function answer(query: string, tree: Record<string, unknown>, isClean = false): Answered {
  const document: DocumentNode = parse(query);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('no operation');
  return new OperationAnswer(schema, document, operation).write({ tree, variables: {}, errors: [], isClean });
}

describe('an answer', () => {
  it('holds what was asked for, in the order of the question, under its aliases', () => {
    const tree = { dog: { name: 'Rex', age: 3, extra: 1 }, name: 'n', called: 'm' };
    expect(
      answer('{ called: name ...F dog { age } name } fragment F on Query { dog { name } }', tree).data,
    ).toBe('{"called":"m","dog":{"name":"Rex","age":3},"name":"n"}');
  });

  it.each([
    ['name', 'say "hi"\\\u0001', '"say \\"hi\\"\\\\\\u0001"'],
    ['name', `${'long '.repeat(20)}"`, `"${'long '.repeat(20)}\\""`],
    ['name', '\ud800', '"\\ud800"'],
    ['id', 7, '"7"'],
    ['count', 3, '3'],
    ['ratio', 0.5, '0.5'],
    ['ok', false, 'false'],
    ['state', 'ON', '"ON"'],
    ['any', { free: ['form'] }, '{"free":["form"]}'],
    ['name', undefined, 'null'],
  ])('writes %s %j as %s', (field, value, text) => {
    expect(answer(`{ ${field} }`, { [field]: value })).toEqual({ data: `{"${field}":${text}}`, errors: [] });
  });

  it.each([
    ['name', 3],
    ['count', 1.5],
    ['count', '1'],
    ['ratio', 'x'],
    ['ok', 1],
    ['state', 'SECRET'],
    ['id', {}],
    ['dog', 'Rex'],
    ['dogs', { name: 'Rex' }],
  ])('makes null of %s when it is %j, and says where', (field, value) => {
    const below = field.startsWith('dog') ? '{ name }' : '';
    const { data, errors } = answer(`{ ${field} ${below} }`, { [field]: value });
    expect(data).toBe(`{"${field}":null}`);
    expect(errors).toEqual([expect.objectContaining({ path: [field] })]);
  });

  it('writes strings as they are when told that nothing needs escaping', () => {
    expect(answer('{ name }', { name: 'plain' }, true).data).toBe('{"name":"plain"}');
  });

  it('picks fields by the type that an object says it is of', () => {
    const tree = {
      animals: [
        { __typename: 'Dog', name: 'Rex', age: 3 },
        { __typename: 'Cat', name: 'Tom', lives: 9 },
      ],
    };
    const query =
      '{ animals { kind: __typename ... on Dog { age } ... on Cat { lives } ... on Animal { name } } }';
    expect(answer(query, tree).data).toBe(
      '{"animals":[{"kind":"Dog","age":3,"name":"Rex"},{"kind":"Cat","lives":9,"name":"Tom"}]}',
    );
  });

  it('makes null of an object whose type the caller may not know', () => {
    const { data, errors } = answer('{ animals { name } }', { animals: [{ __typename: 'Wolf', name: 'W' }] });
    expect(data).toBe('{"animals":[null]}');
    expect(errors[0]?.path).toEqual(['animals', 0]);
  });

  it('lets a null bubble up through required fields and elements', () => {
    const { data, errors } = answer('{ dogs { name age } name }', {
      dogs: [{ age: 1 }, { age: null }],
      name: 'n',
    });
    expect(data).toBe('{"dogs":null,"name":"n"}');
    expect(errors).toEqual([
      {
        message: 'Cannot return null for non-nullable field Dog.age.',
        path: ['dogs', 1, 'age'],
        extensions: { code: 'INVALID_GRAPHQL' },
      },
    ]);
  });

  it('is null as a whole when nothing on the way may be null', () => {
    expect(answer('{ strict { age } }', { strict: {} }).data).toBe('null');
  });

  it('says its own type and answers about the schema, where they were asked for', () => {
    const query = '{ __typename a: __type(name: "State") { enumValues { name } } name }';
    expect(answer(query, { name: 'n' }).data).toBe(
      '{"__typename":"Query","a":{"enumValues":[{"name":"ON"},{"name":"OFF"}]},"name":"n"}',
    );
  });
});
