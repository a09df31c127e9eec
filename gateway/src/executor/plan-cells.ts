import { type PlannedFetch, type PreparedOperation, type Variables, clientKey } from '@pontio/federation';
import { selectedFields } from '@pontio/field-labels';
import {
  type GraphQLCompositeType,
  type GraphQLObjectType,
  Kind,
  type SelectionNode,
  isCompositeType,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { SubjectSchema } from './subject-schema.js';
import { takenOf } from './taken-selections.js';

/** A value that a plan asks one subgraph for, about whoever stands at one place of the operation. */
export interface PlanCell {
  /** Response keys from the root to the subject's object, joined by dots, without list positions. */
  readonly place: string;
  readonly subgraph: string;
  /** `Type.field`. */
  readonly coordinate: string;
}

/** What a plan asks under some variables. The same object for the same plan and the same conditions. */
export interface PlannedCells {
  readonly fetches: readonly PlannedFetch[];
  readonly cells: readonly PlanCell[];
  readonly byPlace: ReadonlyMap<string, readonly PlanCell[]>;
}

/** The place where somebody stands who decides whether a root field that names nobody may be asked at all. */
export function rootPlace(key: string): string {
  return `${key}()`;
}

const CONDITIONS_MAX = 64;

interface KnownPlan {
  /** The variables that `@skip` and `@include` look at. */
  readonly conditions: readonly string[];
  readonly cells: LRUCache<string, PlannedCells>;
}

const known = new WeakMap<PreparedOperation, KnownPlan>();

/**
 * Every value a plan would ask for, key and `@requires` inputs included, because what an agency is asked for
 * decides what leaves it, not what the caller's document shows. What `@skip` and `@include` leave out is not
 * asked for, and must not be accounted for as if it had been. The opaque key of a subject is no value.
 *
 * @param variables - the caller's, coerced
 */
export function cellsOfPlan(
  prepared: PreparedOperation,
  subjects: SubjectSchema,
  variables: Variables,
): PlannedCells {
  const plan = known.get(prepared) ?? {
    conditions: conditionsOf(prepared),
    cells: new LRUCache<string, PlannedCells>({ max: CONDITIONS_MAX }),
  };
  known.set(prepared, plan);
  const key = plan.conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
  const cells = plan.cells.get(key) ?? cellsOfFetches(prepared.fetchesFor(variables), subjects, variables);
  plan.cells.set(key, cells);
  return cells;
}

function conditionsOf({ document }: PreparedOperation): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** @param fetches - those that are made under these variables, what they continue before what continues it */
function cellsOfFetches(
  fetches: readonly PlannedFetch[],
  subjects: SubjectSchema,
  variables: Variables,
): PlannedCells {
  const cells = new Map<string, PlanCell>();
  const places = new Set<string>();
  for (const fetch of fetches) {
    for (const { place, coordinate } of valuesOfFetch(fetch, {
      subjects,
      subgraph: fetch.subgraph,
      variables,
      places,
    })) {
      const cell = { place, subgraph: fetch.subgraph, coordinate };
      cells.set(`${place} ${cell.subgraph} ${coordinate}`, cell);
    }
  }
  const all = [...cells.values()];
  return { fetches, cells: all, byPlace: Map.groupBy(all, ({ place }) => place) };
}

interface Walk {
  readonly subjects: SubjectSchema;
  readonly subgraph: string;
  readonly variables: Variables;
  /** Where subjects have been found so far, of this fetch and of those before it. */
  readonly places: Set<string>;
}

interface Standing {
  readonly path: readonly string[];
  /** Where the nearest subject above stands. */
  readonly above: string;
}

type Value = Pick<PlanCell, 'place' | 'coordinate'>;

function valuesOfFetch(fetch: PlannedFetch, walk: Walk): Value[] {
  const { subjects, variables } = walk;
  const query = subjects.schema.getQueryType();
  if (!query) throw new Error('The supergraph has no Query type');
  const { selections } = takenOf(fetch, variables).operation.selectionSet;
  if (fetch.kind === 'ENTITIES') {
    const below = selections.flatMap((node) =>
      node.kind === Kind.FIELD ? (node.selectionSet?.selections ?? []) : [],
    );
    const above = nearestPlace(fetch.path, walk.places);
    return valuesBelow(query, below, { path: fetch.path, above }, walk);
  }
  return valuesOfRoots(query, selections, walk);
}

/** The place of the nearest subject above a fetch; an agency's own affairs stand at their root field. */
function nearestPlace(path: readonly string[], places: ReadonlySet<string>): string {
  for (let length = path.length; length > 0; length -= 1) {
    const place = path.slice(0, length).join('.');
    if (places.has(place)) return place;
  }
  return path[0] ?? '';
}

function valuesOfRoots(query: GraphQLObjectType, selections: readonly SelectionNode[], walk: Walk): Value[] {
  const { subjects } = walk;
  return selectedFields(subjects.schema, query, selections, {}).flatMap((field) => {
    const { coordinate, type } = field;
    const key = clientKey(field.key);
    const opens = subjects.leadsToSubject(coordinate);
    if (!isCompositeType(type)) return [{ place: key, coordinate }];
    if (subjects.canBeSubject(type)) walk.places.add(key);
    const below = field.node.selectionSet?.selections ?? [];
    const values = valuesBelow(type, below, { path: [key], above: key }, walk);
    return opens ? [{ place: rootPlace(key), coordinate }, ...values] : values;
  });
}

function valuesBelow(
  parent: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  { path, above }: Standing,
  walk: Walk,
): Value[] {
  const { subjects, places } = walk;
  return selectedFields(subjects.schema, parent, selections, {}).flatMap((field) => {
    const { owner, coordinate, key, type } = field;
    // What only other agencies can put where an interface stands is not asked of this one.
    if (!subjects.joins.isServed(owner.name, walk.subgraph)) return [];
    const place = subjects.keyOf(owner.name) === undefined ? above : path.join('.');
    const own = subjects.isDecided(coordinate) ? [{ place, coordinate }] : [];
    if (!isCompositeType(type)) return own;
    const at = [...path, clientKey(key)];
    if (subjects.canBeSubject(type)) places.add(at.join('.'));
    const below = field.node.selectionSet?.selections ?? [];
    return [...own, ...valuesBelow(type, below, { path: at, above: place }, walk)];
  });
}
