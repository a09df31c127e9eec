import { describe, expect, it } from '@jest/globals';
import { changeExchange } from '../../test/with-register.js';
import type { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { PersonIdentifier, SubjectMatch } from '../registers/person-index.client.js';
import { guardChange } from './guard-change.js';
import { resolveNamedPeople } from './resolve-named-people.js';

const group = (people: string): string =>
  `mutation { recordGroup(group: { lead: { system: "NHS", value: "1" }, others: [${people}] }) }`;
const ref = (value: string, system = 'NHS'): string => `{ system: "${system}", value: "${value}" }`;

async function resolve(
  text: string,
  status: SubjectMatch['status'] = 'Match',
): Promise<{ exchange: Exchange; asked: readonly PersonIdentifier[] }> {
  const exchange = changeExchange(text);
  void guardChange(exchange, undefined as never);
  const asked: PersonIdentifier[] = [];
  const persons = {
    resolve: (identifiers: readonly PersonIdentifier[]) => {
      asked.push(...identifiers);
      return Promise.resolve(
        identifiers.map(({ value }) => ({ status, personId: `per_${value}`, links: [] })),
      );
    },
  };
  await resolveNamedPeople(exchange, { persons } as unknown as GatewayParts);
  return { exchange, asked };
}

describe('the people a change names', () => {
  it('are known to the register by our own ids, wherever they stand', async () => {
    const { exchange, asked } = await resolve(group(`${ref('2')}, ${ref('3', 'UPN')}, ${ref('2')}`));
    expect(asked.map(({ system, value }) => `${system} ${value}`)).toEqual([
      ...['NHS 1', 'NHS 2', 'UPN 3', 'NHS 2'],
    ]);
    expect(exchange.get('named')).toEqual({
      args: {
        group: {
          lead: { id: 'per_1' },
          others: [{ id: 'per_2' }, { id: 'per_3' }, { id: 'per_2' }],
        },
      },
      personIds: ['per_1', 'per_2', 'per_3'],
    });
  });

  it('may be nobody', async () => {
    const { exchange } = await resolve('mutation { requestToShare(ticket: "t", why: "w") { id } }');
    expect(exchange.get('named')).toEqual({ args: { ticket: 't', why: 'w' }, personIds: [] });
  });

  it.each(['NoMatch', 'ManyMatch', 'PotentialMatch'])('must not be uncertain: %s', async (status) => {
    await expect(resolve(group(''), status)).rejects.toMatchObject({ code: 'PERSON_UNCERTAIN' });
  });

  it.each([
    ['a system nobody knows', ref('2', 'PASSPORT')],
    ['no system', '{ value: "2" }'],
    ['no value', '{ system: "NHS" }'],
  ])('must not be named by %s', async (_what, person) => {
    await expect(resolve(group(person))).rejects.toMatchObject({ code: 'OPERATION_INVALID' });
  });
});
