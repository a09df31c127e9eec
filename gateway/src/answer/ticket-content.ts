import type { Exchange } from '../exchange.js';
import type { CommonPlace } from './common-places.js';
import { type RequestTicketContent, highestOf } from './request-ticket.js';

/**
 * What a ticket for some withheld values of one person at one holder would hold; undefined when asking the holder
 * cannot change the answer. A hidden cell is never requestable, so that no ticket tells of one.
 */
export function ticketContent(
  exchange: Exchange,
  { subject, holderId, taken, verdict, values, categories }: CommonPlace,
): RequestTicketContent | undefined {
  const context = exchange.get('context');
  const isOfPerson = subject.kind === 'PERSON' && subject.match === 'Match';
  if (!isOfPerson || !verdict.requestable || !holderId.startsWith('agy_')) return undefined;
  return {
    decisionId: taken.decision.id,
    requestId: exchange.requestId,
    personId: subject.id,
    holderId,
    recipientId: context.agencyId,
    practitionerId: context.practitionerId,
    purpose: context.purpose,
    ...(context.caseRef !== undefined && { caseRef: context.caseRef }),
    reason: verdict.reason,
    fields: [...new Set(values.map(({ coordinate }) => coordinate))].sort(),
    categories: [...categories],
    level: highestOf(values.map(({ label }) => label.level)),
  };
}
