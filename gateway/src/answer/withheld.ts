import { callerReason } from '@pontio/decision';
import type { Exchange } from '../exchange.js';
import { type CellOutcome, cellOutcomes } from './cell-outcomes.js';
import { type DutyContact, dutyContactOf } from './contacts.js';
import type { RequestTickets } from './request-ticket.js';
import { ticketContent } from './ticket-content.js';
import { type ValuePath, valuePaths } from './value-paths.js';

/** Something the caller asked for and does not get, why, and whom to telephone. */
export interface Withheld {
  /** Response path without list positions. */
  readonly path: readonly string[];
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
  const everything = valuePaths(exchange.get('incoming'));
  const withheld = cellOutcomes(exchange).filter(({ status }) => status === 'WITHHELD');
  const fates = Map.groupBy(withheld, ({ subject, holderId, cell }) =>
    [subject.place, holderId, cell.reason, cell.requestable].join(' '),
  );
  const entries = [...fates.values()].flatMap((outcomes) =>
    placesOf(outcomes, everything).flatMap((path) => {
      const there = outcomesAt(path, outcomes, everything);
      const [first] = there;
      return first === undefined ? [] : [{ path, there, first }];
    }),
  );
  return Promise.all(
    entries.map(async ({ path, there, first }) => {
      const contact = dutyContactOf(first.holderId, directory);
      const content = ticketContent(exchange, [first, ...there.slice(1)]);
      return {
        path,
        categories: [...new Set(there.map(({ label }) => label.category))].sort(),
        reason: first.cell.reason,
        ...callerReason(first.cell),
        ...(contact && { contact }),
        ...(content && { request: await tickets.seal(content) }),
      };
    }),
  );
}

/** The shortest places of the answer that hold these cells and nothing else. */
function placesOf(outcomes: readonly CellOutcome[], everything: readonly ValuePath[]): (readonly string[])[] {
  const isOurs = ({ coordinate, path }: ValuePath): boolean =>
    outcomes.some(({ subject, coordinate: own }) => own === coordinate && subject.place === path[0]);
  const places = everything.filter(isOurs).map(({ path }) => {
    const length = path.findIndex((_, index) =>
      everything.filter((value) => isBelow(path.slice(0, index + 1), value.path)).every(isOurs),
    );
    return path.slice(0, length + 1);
  });
  return [...new Map(places.map((place) => [place.join('.'), place])).values()];
}

function outcomesAt(
  place: readonly string[],
  outcomes: readonly CellOutcome[],
  everything: readonly ValuePath[],
): readonly CellOutcome[] {
  const below = new Set(
    everything.filter(({ path }) => isBelow(place, path)).map(({ coordinate }) => coordinate),
  );
  return outcomes.filter(({ coordinate }) => below.has(coordinate));
}

function isBelow(place: readonly string[], path: readonly string[]): boolean {
  return place.every((key, index) => path[index] === key);
}
