import { intentEvents } from '../answer/audit-events.js';
import type { Stage } from '../request-path.js';

/** No audit, no data: what is about to be asked is durable before any agency is asked. */
export const recordIntent: Stage = async function recordIntent(exchange, parts) {
  exchange.get('obligations');
  await parts.journal.append(intentEvents(exchange, parts));
  exchange.put('intent', { recorded: true });
};
