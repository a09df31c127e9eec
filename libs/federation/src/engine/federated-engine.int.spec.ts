import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { agencies } from '../../test/support/agencies.js';
import { TestFederation, preparedOf } from '../../test/support/federation.js';
import { UnknownPlanError, coerceVariables } from '../index.js';

let federation: TestFederation;
beforeAll(async () => {
  federation = await TestFederation.start(agencies);
});
afterAll(() => federation.stop());

describe('preparing an operation', () => {
  it.each([
    ['{ person(', 'Syntax Error'],
    ['{ nobody }', 'Cannot query field "nobody"'],
    ['query A { __typename } query B { __typename }', 'Must provide operation name'],
    ['fragment F on Query { __typename }', 'Fragment "F" is never used'],
    ['query ($representations: ID!) { person(id: $representations) { name } }', 'cannot be named'],
  ])('refuses %s with GraphQL errors', (query, message) => {
    expect(federation.engine().prepare(query)).toEqual({
      errors: [expect.objectContaining({ message: expect.stringContaining(message) })],
    });
  });

  it('refuses a name that no operation has', () => {
    expect(federation.engine().prepare('query A { __typename }', 'B')).toEqual({
      errors: [expect.objectContaining({ message: 'Unknown operation named "B".' })],
    });
  });

  it('refuses a document of too many tokens, or against a rule of ours, before it is planned', () => {
    const planner = {
      plan: () => {
        throw new Error('planned');
      },
    };
    const rule = (context: ValidationContext): ASTVisitor => ({
      Field: () => {
        context.reportError(new GraphQLError('no fields today'));
      },
    });
    expect(federation.engine({ planner, maxTokens: 3 }).prepare('{ person(id: "p1") { name } }')).toEqual({
      errors: [expect.objectContaining({ message: expect.stringContaining('more that 3 tokens') })],
    });
    expect(federation.engine({ planner, rules: [rule] }).prepare('{ __typename }')).toEqual({
      errors: [expect.objectContaining({ message: 'no fields today' })],
    });
  });

  it('keeps an operation ready by its text, and no more of them than it was told', () => {
    const engine = federation.engine({ cacheSize: 1 });
    const first = preparedOf(engine, '{ a: __typename }');
    expect(preparedOf(engine, '{ a: __typename }')).toBe(first);
    preparedOf(engine, '{ b: __typename }');
    expect(preparedOf(engine, '{ a: __typename }')).not.toBe(first);
  });

  it('coerces variables against the operation', () => {
    const engine = federation.engine();
    const { operation } = preparedOf(engine, 'query ($id: ID! = "p1") { person(id: $id) { name } }');
    expect(coerceVariables(engine.apiSchema, operation, {})).toEqual({ variables: { id: 'p1' } });
    expect(coerceVariables(engine.apiSchema, operation, { id: [] })).toEqual({
      errors: [expect.objectContaining({ message: expect.stringContaining('ID cannot represent') })],
    });
  });
});

it('refuses an operation for which the planner finds no plan', () => {
  const planner = {
    plan: () => {
      throw new Error('no way');
    },
  };
  const refused = federation.engine({ planner }).prepare('{ person(id: "p1") { name } }');
  expect(refused).toEqual({
    errors: [expect.objectContaining({ message: 'No plan was found for this operation.' })],
  });
});

describe('a plan that cannot be compiled', () => {
  const planner = {
    plan: () => {
      throw new UnknownPlanError('something new');
    },
  };

  it("is left to Apollo's executor, behind the same source, and counted", async () => {
    const engine = federation.engine({ planner });
    const query = '{ person(id: "p1") { name school } }';
    expect(preparedOf(engine, query).isFallback).toBe(true);
    expect(engine.fallbackCount).toBe(1);
    const expected = { data: { person: { name: 'Ellie', school: 'school of p1' } }, errors: [] };
    expect(await federation.run(engine, query)).toEqual(expected);
    expect(await federation.run(engine, query)).toEqual(expected);
    expect(federation.asked.map(({ subgraph }) => subgraph)).toEqual(['index', 'education']);
  });

  it('is refused where there are subjects, because nobody would tell them apart', () => {
    const engine = federation.engine({ planner, subjectTypes: new Map([['Person', 'id']]) });
    expect(() => engine.prepare('{ person(id: "p1") { name } }')).toThrow('something new');
  });
});
