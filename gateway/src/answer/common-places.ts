import type { Exchange } from '../exchange.js';
import type { CellOutcome } from './cell-outcomes.js';
import { type ValuePath, valuePaths } from './value-paths.js';

/** A place of the answer and the cells that met one fate there. */
export interface CommonPlace {
  /** Response path without list positions. */
  readonly path: readonly string[];
  readonly outcomes: readonly [CellOutcome, ...CellOutcome[]];
}

/** Where in the answer some cells stand: the place above stands for all below it that met the same fate. */
export function commonPlaces(exchange: Exchange, outcomes: readonly CellOutcome[]): readonly CommonPlace[] {
  const everything = valuePaths(exchange.get('incoming'));
  const fates = Map.groupBy(outcomes, ({ subject, holderId, cell }) =>
    [subject.place, holderId, cell.reason, cell.requestable].join(' '),
  );
  return [...fates.values()].flatMap((alike) =>
    placesOf(alike, everything).flatMap((path) => {
      const [first, ...others] = outcomesAt(path, alike, everything);
      return first === undefined ? [] : [{ path, outcomes: [first, ...others] as const }];
    }),
  );
}

/** The kinds of information that some cells are of. */
export function categoriesOf(outcomes: readonly CellOutcome[]): readonly string[] {
  return [...new Set(outcomes.map(({ label }) => label.category))].sort();
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
