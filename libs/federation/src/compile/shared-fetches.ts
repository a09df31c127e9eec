import { print } from 'graphql';
import { type FetchNode, type PlanNode, keysOf } from '../plan/plan-node.js';
import { fieldsOf, responseKey, selectionsOf } from './response-keys.js';
import type { SelectionSetNode } from 'graphql';

/** How the results of one entity fetch are shared. */
export interface Sharing {
  /** Which memo it shares with fetches of the same text; undefined when there is no other. */
  readonly memo: number | undefined;
  /** Whether an entity has to be copied for each place it goes to, because another fetch writes into it. */
  readonly copies: boolean;
}

/** What the fetches of a plan have in common. */
export interface SharedFetches {
  readonly memoCount: number;
  of(node: FetchNode): Sharing;
}

/**
 * Finds the entity fetches of a plan that ask the same of different places.
 *
 * @param hasSubjects - whether people are decided about: whoever is met in a result is shown at one place for what
 * is asked of them there, so that results with objects in them serve one place each
 */
export function shareFetches(plan: PlanNode, hasSubjects: boolean): SharedFetches {
  const fetches = fetchesOf(plan);
  const written = new Map(fetches.map((fetch) => [fetch, placesWritten(fetch)]));
  const byText = Map.groupBy(
    fetches.filter(({ requires }) => requires !== undefined),
    (fetch) => {
      const { subgraph, operation, input, output, paths } = fetch;
      const place = hasSubjects && objectsIn(selectionsOf(fetch), '').length > 0 ? paths : [];
      return JSON.stringify([subgraph, print(operation), input, output, place]);
    },
  );
  const groups = [...byText.values()].filter((group) => group.length > 1);
  const memoOf = new Map(groups.flatMap((group, memo) => group.map((fetch) => [fetch, memo] as const)));
  return {
    memoCount: groups.length,
    of: (node) => {
      const memo = memoOf.get(node);
      const goesToMany = memo !== undefined || node.paths.length > 1;
      return { memo, copies: goesToMany && isWrittenInto(node, written) };
    },
  };
}

function fetchesOf(node: PlanNode | undefined): FetchNode[] {
  if (node === undefined) return [];
  if (node.kind === 'FETCH') return [node];
  if (node.kind === 'CONDITION') return [...fetchesOf(node.then), ...fetchesOf(node.otherwise)];
  return node.nodes.flatMap(fetchesOf);
}

const JOIN = '\n';

/** The objects that a fetch makes or adds to, as paths of keys. */
function placesWritten(fetch: FetchNode): readonly string[] {
  const below = objectsIn(selectionsOf(fetch), '');
  return fetch.paths.flatMap((path) => {
    const at = keysOf(path).join(JOIN);
    return [at, ...below.map((place) => at + place)];
  });
}

function objectsIn(selectionSet: SelectionSetNode, above: string): string[] {
  return fieldsOf(selectionSet).flatMap((field) => {
    if (field.selectionSet === undefined) return [];
    const place = above + JOIN + responseKey(field);
    return [place, ...objectsIn(field.selectionSet, place)];
  });
}

/** Whether another fetch makes or adds to an object that lies within this one's result. */
function isWrittenInto(node: FetchNode, written: ReadonlyMap<FetchNode, readonly string[]>): boolean {
  const nested = fieldsOf(selectionsOf(node)).filter(({ selectionSet }) => selectionSet !== undefined);
  const ours = node.paths.flatMap((path) =>
    nested.map((field) => [...keysOf(path), responseKey(field)].join(JOIN)),
  );
  return [...written].some(
    ([other, places]) =>
      other !== node &&
      places.some((place) => ours.some((own) => place === own || place.startsWith(own + JOIN))),
  );
}
