import type { AuditCell, AuditEvent, AuditOutcome } from './audit-event.js';
import { kindOf } from './kinds.js';

/**
 * What an officer of one agency may read of an event. The holder of the data reads all of it. The agency
 * that asked reads it as its own caller saw it: without hidden cells, without the words that stood in for
 * them, and with an outcome that does not betray them. Of another agency's queue it reads nothing: a notice there
 * may follow from what was hidden.
 *
 * @param agencyId - the agency of the officer who reads
 * @returns undefined when the event is none of the agency's business, or would tell it of hidden cells only
 */
export function viewFor(event: AuditEvent, agencyId: string): AuditEvent | undefined {
  const { data } = event;
  if (data.owner === agencyId) return event;
  if (data.requester.org !== agencyId || kindOf(event) === 'NOTICE_OPENED') return undefined;
  const { shownToCaller: _ownersOnly, ...shared } = data;
  const cells = data.cells.filter(({ status }) => status !== 'HIDDEN');
  if (cells.length === data.cells.length) return { ...event, data: shared };
  if (cells.length === 0) return undefined;
  return { ...event, data: { ...shared, cells, outcome: outcomeWithout(cells, data.outcome) } };
}

function outcomeWithout(cells: readonly AuditCell[], outcome: AuditOutcome): AuditOutcome {
  const isGiven = ({ status }: AuditCell): boolean => !['WITHHELD', 'UNAVAILABLE'].includes(status);
  return cells.every(isGiven) ? 'permit' : outcome;
}
