import { callerReason } from '@pontio/decision';
import type { Exchange } from '../exchange.js';
import { commonPlaces, personAt } from './common-places.js';
import { type DutyContact, dutyContactOf } from './contacts.js';
import type { RequestTickets } from './request-ticket.js';
import { ticketContent } from './ticket-content.js';

/** Something the caller asked for and does not get, why, and whom to telephone. */
export interface Withheld {
  /** Response path; of lists only the position of somebody asked about. */
  readonly path: readonly (string | number)[];
  /** Who it is about, where several people may stand there. */
  readonly person?: string;
  /** What kinds of information stand there. */
  readonly categories: readonly string[];
  readonly reason: string;
  /** The reason in a plain sentence. */
  readonly text: string;
  /** Whether asking the holder can change the answer. */
  readonly requestable: boolean;
  readonly contact?: DutyContact;
  /** With which the holder can be asked: a sealed ticket, of use to this practitioner alone. */
  readonly request?: string;
}

/**
 * What was withheld with a reason; where everything below a place met the same fate, the place stands for it.
 * What is hidden is not among it: the manifest answers `NONE_SHAREABLE` for that, whether or not anything is
 * held.
 */
export async function withheldValues(
  exchange: Exchange,
  tickets: Pick<RequestTickets, 'seal'>,
): Promise<readonly Withheld[]> {
  const { directory } = exchange.get('decided');
  return Promise.all(
    commonPlaces(exchange, 'withheld').map(async (place) => {
      const { path, categories, subject, holderId, verdict } = place;
      const contact = dutyContactOf(holderId, directory);
      const content = ticketContent(exchange, place);
      return {
        path,
        ...personAt(subject),
        categories,
        reason: verdict.reason,
        ...callerReason(verdict),
        ...(contact && { contact }),
        ...(content && { request: await tickets.seal(content) }),
      };
    }),
  );
}
