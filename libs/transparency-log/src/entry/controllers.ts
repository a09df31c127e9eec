import { type AuditEvent, viewFor } from '@pontio/audit-contract';

/** The chain of what concerns no agency, or cannot be read. */
export const GATEWAY_CHAIN = 'gateway';

/**
 * In whose chains an event is counted: its owner's, and that of the agency that asked. Not in the latter's when it
 * must not learn that the event exists, because a gap in the numbers would tell it.
 *
 * @param event - undefined when the bytes are no valid event
 */
export function controllersOf(event: AuditEvent | undefined): readonly string[] {
  if (event === undefined) return [GATEWAY_CHAIN];
  const { owner, requester } = event.data;
  const asker = requester.org;
  const chains = new Set<string>();
  if (owner !== null) chains.add(owner);
  if (asker !== undefined && viewFor(event, asker) !== undefined) chains.add(asker);
  return chains.size === 0 ? [GATEWAY_CHAIN] : [...chains];
}
