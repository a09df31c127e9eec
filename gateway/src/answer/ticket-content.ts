import type { Exchange } from '../exchange.js';
import type { CellOutcome } from './cell-outcomes.js';
import { type RequestTicketContent, highestOf } from './request-ticket.js';

/**
 * What a ticket for some withheld cells of one person at one holder would hold; undefined when asking the holder
 * cannot change the answer. A hidden cell is never requestable, so that no ticket tells of one.
 */
export function ticketContent(
  exchange: Exchange,
  outcomes: readonly [CellOutcome, ...CellOutcome[]],
): RequestTicketContent | undefined {
  const [{ subject, holderId, cell, taken }] = outcomes;
  const context = exchange.get('context');
  const isOfPerson = subject.kind === 'PERSON' && subject.match === 'Match';
  const canBeAsked = outcomes.every((outcome) => outcome.cell.requestable) && holderId.startsWith('agy_');
  if (!isOfPerson || !canBeAsked) return undefined;
  return {
    decisionId: taken.decision.id,
    requestId: exchange.requestId,
    personId: subject.id,
    holderId,
    recipientId: context.agencyId,
    practitionerId: context.practitionerId,
    purpose: context.purpose,
    ...(context.caseRef !== undefined && { caseRef: context.caseRef }),
    reason: cell.reason,
    fields: [...new Set(outcomes.map(({ coordinate }) => coordinate))].sort(),
    categories: [...new Set(outcomes.map(({ label }) => label.category))].sort(),
    level: highestOf(outcomes.map(({ label }) => label.level)),
  };
}
