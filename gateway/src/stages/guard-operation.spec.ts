import { describe, expect, it } from '@jest/globals';
import { incoming } from '../../test/three-agencies.js';
import { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { operationLimits } from '../limits.js';
import { guardOperation } from './guard-operation.js';

const byNhs = 'identifier: { system: NHS, value: "9990000018" }';
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

function guard(text: string, variables: Record<string, unknown> = {}): Exchange {
  const exchange = new Exchange('req_1', new Date(0), { authorization: undefined, sharing: undefined });
  exchange.put('incoming', incoming(text, variables));
  void guardOperation(exchange, { maxCost: operationLimits.cost } as GatewayParts);
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
  ])('refuses %s', (_what, text) => {
    expect(() => guard(text)).toThrow(expect.objectContaining({ code: 'OPERATION_REFUSED' }));
  });

  it('refuses lists within lists that could hold more than anybody reads, and says so', () => {
    const inner = `{ education { exclusions { reason } } }`;
    const roots = times(10, (index) => `p${index}: person(${byNhs}) ${inner}`);
    expect(guard(`{ ${roots} }`).get('guarded')).toBeDefined();
    const wide = times(320, (index) => `r${index}: reason`);
    expect(() => guard(`{ ${roots.replaceAll('reason', wide)} }`)).toThrow(
      expect.objectContaining({
        code: 'OPERATION_REFUSED',
        problems: [expect.stringContaining(`limit of ${operationLimits.cost} values`)],
      }),
    );
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
