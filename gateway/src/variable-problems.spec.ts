import { describe, expect, it } from '@jest/globals';
import { Kind, buildSchema, parse } from 'graphql';
import { variableProblems } from './variable-problems.js';

const schema = buildSchema(`
  enum System { NHS UPN }
  input Identifier { system: System! value: String! note: String }
  type Query { ask(child: Identifier!, others: [Identifier!], first: Int = 50, deep: Boolean, day: ID): Int }
`);
const [operation] = parse(
  'query ($child: Identifier!, $others: [Identifier!], $first: Int! = 50, $deep: Boolean, $day: ID) { ask(child: $child, others: $others, first: $first, deep: $deep, day: $day) }',
).definitions;

function problems(variables: Record<string, unknown>): readonly string[] {
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return variableProblems(schema, operation, variables);
}
const child = { system: 'NHS', value: '9990000018' };

describe('what is wrong with variables', () => {
  it('is nothing when they fit, whether optional ones are there or not', () => {
    expect(problems({ child })).toEqual([]);
    expect(problems({ child, others: [child], first: 3, deep: true, day: 'a', note: null })).toEqual([]);
    expect(problems({ child: { ...child, note: null }, others: child, deep: null })).toEqual([]);
  });

  it('is told all at once, each with its place and what is expected', () => {
    const others = [child, { system: 'PASSPORT' }, 'Ellie'];
    expect(problems({ others, first: 'many', deep: 1, day: {} })).toEqual([
      'child: is needed; expects an object with system, value, note.',
      'others.1.system: expects one of NHS, UPN.',
      'others.1.value: is needed; expects a text.',
      'others.2: expects an object with system, value, note.',
      'first: expects a whole number.',
      'deep: expects true or false.',
      'day: expects an id, as a text.',
    ]);
  });

  it('is told of a field that nobody knows without repeating its name', () => {
    expect(problems({ child: { ...child, EllieMarsh: 1 } })).toEqual([
      'child: has a field that it cannot have; expects an object with system, value, note.',
    ]);
  });

  it('is told of an item that is missing from a list', () => {
    expect(problems({ child, others: [null] })).toEqual([
      'others.0: is needed; expects an object with system, value, note.',
    ]);
  });
});
