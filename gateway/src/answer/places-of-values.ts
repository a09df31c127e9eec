import type { OperationDefinitionNode } from 'graphql';
import type { IncomingOperation } from '../exchange.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import type { Shape } from './owner-groups.js';
import { type ValuePath, valuePaths } from './value-paths.js';

/** A place of the answer, and those of some values that stand there or below. */
export interface PlaceOfValues {
  /** Response keys from the root, without list positions. */
  readonly path: readonly string[];
  readonly values: Shape['values'];
  /** The kinds of information that they are of, each once. */
  readonly categories: readonly string[];
}

/** What is known of an operation: worked out for the first who is told of some values, and told of everybody. */
interface OperationPlaces {
  readonly supergraph: PontioSupergraph;
  readonly everything: readonly ValuePath[];
  readonly places: WeakMap<Shape['values'], Map<string, readonly PlaceOfValues[]>>;
}

const known = new WeakMap<OperationDefinitionNode, OperationPlaces>();

/** The shortest places of the answer that hold these values of whoever stands at `standing`, and nothing else. */
export function placesOf(
  incoming: IncomingOperation,
  standing: string,
  values: Shape['values'],
): readonly PlaceOfValues[] {
  const { everything, places } = operationPlaces(incoming);
  const ofValues = places.get(values) ?? new Map<string, readonly PlaceOfValues[]>();
  places.set(values, ofValues);
  const before = ofValues.get(standing);
  if (before !== undefined) return before;
  const coordinates = new Set(values.map(({ coordinate }) => coordinate));
  const made = shortestPaths(standing, coordinates, everything)
    .map((path) => placeAt(path, values, everything))
    .filter((place) => place.values.length > 0);
  ofValues.set(standing, made);
  return made;
}

function operationPlaces(incoming: IncomingOperation): OperationPlaces {
  const { operation, supergraph } = incoming;
  const before = known.get(operation);
  if (before?.supergraph === supergraph) return before;
  const made = { supergraph, everything: valuePaths(incoming), places: new WeakMap() };
  known.set(operation, made);
  return made;
}

function placeAt(
  path: readonly string[],
  values: Shape['values'],
  everything: readonly ValuePath[],
): PlaceOfValues {
  const below = new Set(
    everything.filter((value) => isBelow(path, value.path)).map(({ coordinate }) => coordinate),
  );
  const here = values.filter(({ coordinate }) => below.has(coordinate));
  const categories = [...new Set(here.map(({ label }) => label.category))].sort();
  return { path, values: here, categories };
}

function shortestPaths(
  standing: string,
  coordinates: ReadonlySet<string>,
  everything: readonly ValuePath[],
): (readonly string[])[] {
  const isOurs = ({ coordinate, place }: ValuePath): boolean =>
    place === standing && coordinates.has(coordinate);
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

function isBelow(place: readonly string[], path: readonly string[]): boolean {
  return place.every((key, index) => path[index] === key);
}
