import { describe, expect, it } from '@jest/globals';
import { incoming } from '../../test/three-agencies.js';
import { Exchange } from '../exchange.js';
import { operationLimits } from '../limits.js';
import { guardOperation } from './guard-operation.js';

const byNhs = 'identifier: { system: NHS, value: "9990000018" }';
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

function guard(text: string, variables: Record<string, unknown> = {}): Exchange {
  const exchange = new Exchange('req_1', new Date(0), { authorization: undefined, sharing: undefined });
  exchange.put('incoming', incoming(text, variables));
  void guardOperation(exchange, undefined as never);
  return exchange;
}

describe('guarding the operation', () => {
  it('lets an ordinary question pass and coerces its variables', () => {
    const text = 'query ($i: PersonIdentifierInput!) { person(identifier: $i) { id } }';
    const variables = { i: { system: 'NHS', value: '9990000018' } };
    expect(guard(text, variables).get('guarded').variables).toEqual(variables);
  });

  it.each([
    ['a mutation', 'mutation { person { id } }'],
    ['a subscription', 'subscription { person { id } }'],
    ['an alias bomb', `{ person(${byNhs}) { ${times(operationLimits.aliases + 1, (i) => `a${i}: id`)} } }`],
    [
      'a directive overload',
      `{ person(${byNhs}) { id ${'@include(if: true) '.repeat(operationLimits.directives + 1)} } }`,
    ],
    [
      'a crowd of people',
      `{ ${times(operationLimits.rootFields + 1, (i) => `p${i}: person(${byNhs}) { id }`)} }`,
    ],
    [
      'deep nesting',
      `{ person(${byNhs}) { ${'education { '.repeat(operationLimits.depth)} id ${'} '.repeat(operationLimits.depth)} } }`,
    ],
    [
      'a fragment bomb',
      `{ person(${byNhs}) { ...F0 } } ${times(12, (i) => `fragment F${i} on Person { id ...F${i + 1} ...F${i + 1} }`)} fragment F12 on Person { id }`,
    ],
  ])('refuses %s', (_what, text) => {
    expect(() => guard(text)).toThrow(expect.objectContaining({ code: 'OPERATION_REFUSED' }));
  });

  it('refuses a variable that does not fit, without repeating its value', () => {
    const text = 'query ($i: PersonIdentifierInput!) { person(identifier: $i) { id } }';
    expect(() => guard(text, { i: { system: 'NHS', value: { secret: 'Ellie' } } })).toThrow(
      expect.objectContaining({
        code: 'OPERATION_INVALID',
        detail: expect.not.stringContaining('Ellie'),
        problems: ['i.value: expects a text.'],
      }),
    );
  });
});
