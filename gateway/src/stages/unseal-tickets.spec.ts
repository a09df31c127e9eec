import { expect, it } from '@jest/globals';
import { changeExchange } from '../../test/with-register.js';
import { type RequestTicketContent, RequestTickets } from '../answer/request-ticket.js';
import type { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { guardChange } from './guard-change.js';
import { unsealTickets } from './unseal-tickets.js';

const tickets = new RequestTickets(new Uint8Array(32), () => new Date('2026-11-24T10:00:00Z'));
const content: RequestTicketContent = {
  ...{ decisionId: 'dec_1', requestId: 'req_0', personId: 'per_ellie', holderId: 'agy_alderbrook' },
  ...{ recipientId: 'agy_leafshire', practitionerId: 'prc_sana', purpose: 'SAFEGUARD_CHILD' },
  ...{ reason: 'HOLDER_CONFIRMATION', fields: [], categories: [], level: 'C4' },
};

async function unseal(ticket: string): Promise<Exchange> {
  const text = 'mutation ($t: RequestTicket!) { requestToShare(ticket: $t, why: "w") { id } }';
  const exchange = changeExchange(text, { t: ticket });
  void guardChange(exchange, undefined as never);
  exchange.put('named', { args: exchange.get('change').args, personIds: [] });
  await unsealTickets(exchange, { tickets } as GatewayParts);
  return exchange;
}

it('gives governance what was refused in place of the ticket', async () => {
  const exchange = await unseal(await tickets.seal(content));
  expect(exchange.get('unsealed').args).toEqual({ ticket: content, why: 'w' });
});

it.each([
  ['a ticket of a colleague', () => tickets.seal({ ...content, practitionerId: 'prc_tom' })],
  ['something that is no ticket', () => Promise.resolve('per_ellie')],
])('refuses %s', async (_what, make) => {
  await expect(unseal(await make())).rejects.toMatchObject({ code: 'TICKET_INVALID' });
});
