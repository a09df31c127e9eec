import { type Fragments, type SelectedField, fragmentsOf, selectedFields } from '@pontio/field-labels';
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  isCompositeType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { IncomingOperation } from './exchange.js';
import { argumentsOf } from './root-fields.js';

/** Entries that a list is taken to have, where the question does not say how many it asks for. */
const USUAL_LENGTH = 10;

/** What the answer of a question could hold, before anything is known about anybody. */
export interface OperationCost {
  /** Values, lists multiplied out. */
  readonly cost: number;
  /** Length of the longest list that a root field is given: so many people are asked about. */
  readonly people: number;
}

/** A root field, with the values that could stand below one entry of it. */
interface WeighedRoot extends Pick<SelectedField, 'field' | 'node'> {
  readonly weight: number;
}

/** By operation, because weights follow from the document alone: a known document costs nothing to weigh. */
const known = new WeakMap<OperationDefinitionNode, readonly WeighedRoot[]>();

/** Measures what a question could ask for under these variables. */
export function costOf(
  incoming: IncomingOperation,
  variables: Readonly<Record<string, unknown>>,
): OperationCost {
  const roots = known.get(incoming.operation) ?? weighRoots(incoming);
  known.set(incoming.operation, roots);
  const lists = roots.map((root) => longestList(argumentsOf(root, variables)));
  const cost = roots.reduce(
    (sum, { field, weight }, index) => sum + (lists[index] ?? lengthOf(field.type)) * weight,
    0,
  );
  return { cost, people: Math.max(0, ...lists.map((length) => length ?? 0)) };
}

function weighRoots({ document, operation, supergraph }: IncomingOperation): WeighedRoot[] {
  const { apiSchema } = supergraph;
  const query = apiSchema.getQueryType();
  if (!query) return [];
  const fragments = fragmentsOf(document);
  const { selections } = operation.selectionSet;
  return selectedFields(apiSchema, query, selections, fragments).map((selected) => ({
    field: selected.field,
    node: selected.node,
    weight: 1 + below(selected, apiSchema, fragments),
  }));
}

/** Values below one entry of a field. */
function below({ type, node }: SelectedField, schema: GraphQLSchema, fragments: Fragments): number {
  if (!isCompositeType(type) || node.selectionSet === undefined) return 0;
  const fields = selectedFields(schema, type, node.selectionSet.selections, fragments);
  return fields.reduce(
    (sum, selected) => sum + lengthOf(selected.field.type) * (1 + below(selected, schema, fragments)),
    0,
  );
}

function lengthOf(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return lengthOf(type.ofType);
  return isListType(type) ? USUAL_LENGTH * lengthOf(type.ofType) : 1;
}

function longestList(args: Readonly<Record<string, unknown>>): number | undefined {
  const lengths = Object.values(args).flatMap((value) => (Array.isArray(value) ? [value.length] : []));
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}
