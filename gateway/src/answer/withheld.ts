import { callerReason } from '@pontio/decision';
import type { Exchange } from '../exchange.js';
import { type CellOutcome, cellOutcomes } from './cell-outcomes.js';
import { type DutyContact, dutyContactOf } from './contacts.js';
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
}

/**
 * What was withheld with a reason; where everything below a place met the same fate, the place stands for it.
 * What is hidden is not among it: the manifest answers `NONE_SHAREABLE` for that, whether or not anything is
 * held.
 */
export function withheldValues(exchange: Exchange): readonly Withheld[] {
  const { directory } = exchange.get('decided');
  const everything = valuePaths(exchange.get('incoming'));
  const withheld = cellOutcomes(exchange).filter(({ status }) => status === 'WITHHELD');
  const fates = Map.groupBy(withheld, ({ subject, holderId, cell }) =>
    [subject.rootKey, holderId, cell.reason, cell.requestable].join(' '),
  );
  return [...fates.values()].flatMap((outcomes) => {
    const [first] = outcomes;
    const told = first && callerReason(first.cell);
    if (first === undefined || told === undefined) return [];
    const contact = dutyContactOf(first.holderId, directory);
    return placesOf(outcomes, everything).map((path) => ({
      path,
      categories: categoriesAt(path, outcomes, everything),
      reason: first.cell.reason,
      ...told,
      ...(contact && { contact }),
    }));
  });
}

/** The shortest places of the answer that hold these cells and nothing else. */
function placesOf(outcomes: readonly CellOutcome[], everything: readonly ValuePath[]): (readonly string[])[] {
  const isOurs = ({ coordinate, path }: ValuePath): boolean =>
    outcomes.some(({ subject, coordinate: own }) => own === coordinate && subject.rootKey === path[0]);
  const places = everything.filter(isOurs).map(({ path }) => {
    const length = path.findIndex((_, index) =>
      everything.filter((value) => isBelow(path.slice(0, index + 1), value.path)).every(isOurs),
    );
    return path.slice(0, length + 1);
  });
  return [...new Map(places.map((place) => [place.join('.'), place])).values()];
}

function categoriesAt(
  place: readonly string[],
  outcomes: readonly CellOutcome[],
  everything: readonly ValuePath[],
): readonly string[] {
  const below = new Set(
    everything.filter(({ path }) => isBelow(place, path)).map(({ coordinate }) => coordinate),
  );
  const categories = outcomes
    .filter(({ coordinate }) => below.has(coordinate))
    .map(({ label }) => label.category);
  return [...new Set(categories)].sort();
}

function isBelow(place: readonly string[], path: readonly string[]): boolean {
  return place.every((key, index) => path[index] === key);
}
