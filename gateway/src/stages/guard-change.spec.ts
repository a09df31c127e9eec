import { describe, expect, it } from '@jest/globals';
import { changeExchange, declaration } from '../../test/with-register.js';
import type { Change } from '../change/change.js';
import { operationLimits } from '../limits.js';
import { guardChange } from './guard-change.js';

function guard(text: string, variables: Record<string, unknown> = {}): Change {
  const exchange = changeExchange(text, variables);
  void guardChange(exchange, undefined as never);
  return exchange.get('change');
}

const ask = (more = ''): string => `requestToShare(ticket: "t", why: "w") ${more} { id }`;

describe('guarding a change', () => {
  it('takes apart what is to be changed, with what and what the caller wants to see of it', () => {
    const { field, args, selections } = guard(declaration, { why: 'Because' });
    expect(field.name).toBe('declareBreakGlass');
    expect(args).toEqual({
      person: { system: 'NHS', value: '9990000018' },
      ground: 'LIFE_RISK',
      justification: 'Because',
    });
    expect(selections).toHaveLength(4);
  });

  it.each([
    ['a query', '{ agreements { document } }'],
    ['a change beside a question', `mutation A { ${ask()} } query B { agreements { document } }`],
    ['two changes at once', `mutation { a: ${ask()} b: ${ask()} }`],
    ['a change and something beside it', `mutation { ${ask()} __typename }`],
    ['no change', 'mutation { __typename }'],
    ['a change that a directive may leave out', `mutation { ${ask('@include(if: true)')} }`],
    ['a directive below', 'mutation { requestToShare(ticket: "t", why: "w") { id @skip(if: true) } }'],
    [
      'an alias bomb',
      `mutation { requestToShare(ticket: "t", why: "w") { ${Array.from({ length: operationLimits.aliases + 1 }, (_, index) => `a${index}: id`).join(' ')} } }`,
    ],
  ])('refuses %s, and says how to send one', (_what, text) => {
    expect(() => guard(text)).toThrow(
      expect.objectContaining({ code: 'OPERATION_REFUSED', problems: [expect.stringMatching(/\.$/)] }),
    );
  });

  it.each([
    ['a variable', declaration, { why: { secret: 'Ellie' } }],
    ['an argument', 'mutation { requestToShare(ticket: "t", why: [["Ellie"]]) { id } }', {}],
  ])('refuses %s that does not fit, without repeating its value', (_what, text, variables) => {
    let thrown: unknown;
    try {
      guard(text, variables);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'OPERATION_INVALID' });
    expect(thrown).not.toHaveProperty('cause');
    expect(JSON.stringify(thrown)).not.toContain('Ellie');
  });
});
