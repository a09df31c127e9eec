import { describe, expect, it } from '@jest/globals';
import { incoming } from '../test/three-agencies.js';
import { argumentsOf, rootFields } from './root-fields.js';

const NUMBERS = ['9990000018', '9990000026'] as const;
const valueIn = (text: string, variables: Record<string, unknown>): unknown => {
  const [root] = rootFields(incoming(text));
  if (root === undefined) throw new Error('no root field');
  return NUMBERS.map((number) => argumentsOf(root, { ...variables, number })).map(
    ({ identifier }) => identifier,
  );
};

describe('the arguments of a root field', () => {
  it('are those of the document, every time it is asked', () => {
    const text = `{ person(identifier: { system: NHS, value: "${NUMBERS[0]}" }) { health { allergies } } }`;
    const [first, second] = valueIn(text, {}) as unknown[];
    expect(first).toEqual({ system: 'NHS', value: NUMBERS[0] });
    expect(second).toBe(first);
  });

  it('are those of each request where a variable stands in them, however deep', () => {
    const text =
      'query ($number: String!) { person(identifier: { system: NHS, value: $number }) { health { allergies } } }';
    expect(valueIn(text, {})).toEqual(NUMBERS.map((value) => ({ system: 'NHS', value })));
  });
});
