import { inputsOf, mapInputs } from '../change/map-inputs.js';
import type { Stage } from '../request-path.js';

const TICKET = 'RequestTicket';

/** Opens the tickets that a change carries: what was refused, to this practitioner and nobody else. */
export const unsealTickets: Stage = async function unsealTickets(exchange, { tickets }) {
  const { field } = exchange.get('change');
  const { args } = exchange.get('named');
  const { agencyId: recipientId, practitionerId } = exchange.get('context');
  const sealed = inputsOf(field, args, TICKET).map(String);
  const opened = await Promise.all(
    sealed.map(
      async (ticket) => [ticket, await tickets.unseal(ticket, { recipientId, practitionerId })] as const,
    ),
  );
  const contents = new Map(opened);
  exchange.put('unsealed', {
    args: mapInputs(field, args, TICKET, (ticket) => contents.get(String(ticket))),
  });
};
