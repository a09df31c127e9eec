import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import { isValueCoordinate, selectedCoordinates } from '@pontio/field-labels';
import { type GraphQLSchema, Kind, parse } from 'graphql';
import { PERSON_KEY } from '../supergraph/supergraph.js';
import { takenSelections } from './taken-selections.js';

/** A value that a plan asks one subgraph for, about whoever hangs from one root field of the operation. */
export interface PlanCell {
  /** Response key of the operation's root field. */
  readonly place: string;
  readonly subgraph: string;
  /** `Type.field`. */
  readonly coordinate: string;
}

/**
 * Every value a plan would ask for, key and `@requires` inputs included, because what an agency is asked for
 * decides what leaves it, not what the caller's document shows. What `@skip` and `@include` leave out is not
 * asked for, and must not be accounted for as if it had been. The opaque person key is no value.
 *
 * @param variables - the caller's, coerced
 */
export function cellsOfPlan(
  plan: QueryPlan,
  schema: GraphQLSchema,
  variables: Variables,
): readonly PlanCell[] {
  const cells = new Map<string, PlanCell>();
  for (const placed of fetchesOf(plan.node, [], variables)) {
    for (const { place, coordinate } of valuesOfFetch(placed, schema, variables)) {
      const cell = { place, subgraph: placed.fetch.serviceName, coordinate };
      if (coordinate !== PERSON_KEY) cells.set(`${place} ${cell.subgraph} ${coordinate}`, cell);
    }
  }
  return [...cells.values()];
}

type Variables = Readonly<Record<string, unknown>>;

interface PlacedFetch {
  readonly fetch: FetchNode;
  readonly path: readonly string[];
}

function fetchesOf(
  node: PlanNode | SubscriptionNode | undefined,
  path: readonly string[],
  variables: Variables,
): PlacedFetch[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'Fetch':
      return [{ fetch: node, path }];
    case 'Flatten':
      return fetchesOf(node.node, [...path, ...node.path.map(String)], variables);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((child) => fetchesOf(child, path, variables));
    case 'Condition':
      return fetchesOf(variables[node.condition] === true ? node.ifClause : node.elseClause, path, variables);
    default:
      throw new Error(`The gateway does not execute ${node?.kind} plans`);
  }
}

function valuesOfFetch(
  { fetch, path }: PlacedFetch,
  schema: GraphQLSchema,
  variables: Variables,
): { place: string; coordinate: string }[] {
  const query = schema.getQueryType();
  const [operation] = parse(fetch.operation).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !query) throw new Error('A fetch holds no operation');
  return takenSelections(operation, variables).selectionSet.selections.flatMap((selection) => {
    if (selection.kind !== Kind.FIELD) throw new Error('A fetch begins with something that is no field');
    const isEntities = selection.name.value === '_entities';
    const place = isEntities ? (path[0] ?? '') : (selection.alias ?? selection.name).value;
    const selections = isEntities ? (selection.selectionSet?.selections ?? []) : [selection];
    return [...selectedCoordinates(schema, query, selections, {})]
      .filter((coordinate) => isValueCoordinate(schema, coordinate))
      .map((coordinate) => ({ place, coordinate }));
  });
}
