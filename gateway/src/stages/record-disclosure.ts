import { disclosureEvents } from '../answer/audit-events.js';
import type { Stage } from '../request-path.js';

/** What leaves is durable before its first byte does; a refusal is recorded like a success. */
export const recordDisclosure: Stage = async function recordDisclosure(exchange, parts) {
  exchange.get('carriedOut');
  const events = disclosureEvents(exchange, parts);
  await parts.journal.append(events, 'REPLICATED');
  exchange.put('disclosure', { eventIds: events.map(({ id }) => id) });
};
