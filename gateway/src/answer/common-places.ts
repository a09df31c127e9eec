import type { Exchange, Subject } from '../exchange.js';
import { type CellOutcome, isShown } from './cell-outcomes.js';
import { type ValuePath, valuePaths } from './value-paths.js';

/** A place of the answer and the cells that met one fate there. */
export interface CommonPlace {
  /** Response path; of lists only the position of somebody asked about. */
  readonly path: readonly (string | number)[];
  readonly outcomes: readonly [CellOutcome, ...CellOutcome[]];
}

/** Where in the answer some cells stand: the place above stands for all below it that met the same fate. */
export function commonPlaces(exchange: Exchange, outcomes: readonly CellOutcome[]): readonly CommonPlace[] {
  if (outcomes.length === 0) return [];
  const everything = valuePaths(exchange.get('incoming'));
  const told = outcomes.filter(({ subject }) => isShown(subject, exchange));
  const fates = Map.groupBy(told, ({ subject, holderId, cell }) =>
    [subject.place, subject.position, subject.id, holderId, cell.reason, cell.requestable].join(' '),
  );
  return [...fates.values()].flatMap((alike) =>
    placesOf(alike, everything).flatMap((path) => {
      const [first, ...others] = outcomesAt(path, alike, everything);
      if (first === undefined) return [];
      const [root = '', ...below] = path;
      const { position } = first.subject;
      const placed = position === undefined ? path : [root, position, ...below];
      return [{ path: placed, outcomes: [first, ...others] as const }];
    }),
  );
}

/** Names somebody met on the way, by our own id: several may stand at one place. */
export function personAt({ id, isMet }: Subject): { readonly person?: string } {
  return isMet === true ? { person: id } : {};
}

/** The kinds of information that some cells are of. */
export function categoriesOf(outcomes: readonly CellOutcome[]): readonly string[] {
  return [...new Set(outcomes.map(({ label }) => label.category))].sort();
}

/** The shortest places of the answer that hold these cells and nothing else. */
function placesOf(outcomes: readonly CellOutcome[], everything: readonly ValuePath[]): (readonly string[])[] {
  const isOurs = ({ coordinate, place }: ValuePath): boolean =>
    outcomes.some(({ subject, coordinate: own }) => own === coordinate && subject.place === place);
  const ours = everything.filter(isOurs);
  // Whoever stands beyond what leads to them is not there where that is withheld.
  const isBeyond = ({ path }: ValuePath): boolean =>
    ours.some((own) => own.path.length < path.length && isBelow(own.path, path));
  const reached = everything.filter((value) => !isBeyond(value));
  const places = ours.map(({ path }) => {
    const length = path.findIndex((_, index) =>
      reached.filter((value) => isBelow(path.slice(0, index + 1), value.path)).every(isOurs),
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
