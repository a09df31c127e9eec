import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  visit,
} from 'graphql';
import { PERSON_KEY } from '../supergraph/supergraph.js';

/** What is left of a fetch when everything that is not released has been taken out. */
export interface PrunedOperation {
  readonly document: DocumentNode;
  /** Every coordinate that is left, containers included: what the release order has to grant. */
  readonly coordinates: readonly string[];
}

/** What may be asked for under one root field of a fetch. */
export interface Released {
  /** Coordinates of the released values. */
  readonly values: ReadonlySet<string>;
  /** Whether the key that joins a person's records may be fetched though no value is. */
  readonly joins: boolean;
}

/**
 * Removes from a fetch every value that is not released, then every container that is left without one, so
 * that not even the existence of what was in it is asked for.
 *
 * @returns `undefined` when nothing is left to ask
 */
export function pruneOperation(
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  releasedUnder: (place: string) => Released,
): PrunedOperation | undefined {
  const kept = operation.selectionSet.selections.map((selection) => {
    if (selection.kind !== Kind.FIELD) throw new Error('A fetch begins with something that is no field');
    const { values, joins } = releasedUnder((selection.alias ?? selection.name).value);
    return pruneRoot(selection, { schema, released: values }, joins);
  });
  const selections = kept.flatMap((left) => left.selections);
  if (selections.length === 0) return undefined;
  const pruned = withUsedVariables({ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } });
  return {
    document: { kind: Kind.DOCUMENT, definitions: [pruned] },
    coordinates: [...new Set(kept.flatMap((left) => left.coordinates))],
  };
}

interface Scope {
  readonly schema: GraphQLSchema;
  readonly released: ReadonlySet<string>;
}

/** What survives of some selections; `values` counts released values, not keys and type names. */
interface Left {
  readonly selections: readonly SelectionNode[];
  readonly coordinates: readonly string[];
  readonly values: number;
}

const NOTHING: Left = { selections: [], coordinates: [], values: 0 };

function pruneRoot(node: FieldNode, scope: Scope, joins: boolean): Left {
  const query = scope.schema.getQueryType();
  if (!query) throw new Error('The supergraph has no Query type');
  if (node.name.value === '_entities') return pruneContainer(node, query, ['Query._entities'], scope);
  const left = pruneField(node, query, scope);
  // The root of a person's plan asks for nothing but the key that joins the agencies' records.
  return left.values === 0 && joins ? keyOnly(node, query, scope) : left;
}

function keyOnly(node: FieldNode, query: GraphQLCompositeType, scope: Scope): Left {
  const type = typeOf(query, node, scope)[0]?.type;
  if (!isCompositeType(type)) return NOTHING;
  const below = pruneAll(node.selectionSet?.selections ?? [], type, scope);
  if (below.selections.length === 0) return NOTHING;
  return {
    ...below,
    selections: [withSelections(node, below)],
    coordinates: [`Query.${node.name.value}`, ...below.coordinates],
  };
}

function pruneAll(selections: readonly SelectionNode[], parent: GraphQLCompositeType, scope: Scope): Left {
  const parts = selections.map((selection): Left => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('A fetch holds a named fragment');
    if (selection.kind === Kind.FIELD) return pruneField(selection, parent, scope);
    const condition = selection.typeCondition?.name.value;
    const type = condition === undefined ? parent : scope.schema.getType(condition);
    if (!isCompositeType(type)) return NOTHING;
    const below = pruneAll(selection.selectionSet.selections, type, scope);
    return below.selections.length === 0
      ? NOTHING
      : { ...below, selections: [withSelections(selection, below)] };
  });
  return {
    selections: parts.flatMap((part) => part.selections),
    coordinates: parts.flatMap((part) => part.coordinates),
    values: parts.reduce((sum, part) => sum + part.values, 0),
  };
}

function pruneField(node: FieldNode, parent: GraphQLCompositeType, scope: Scope): Left {
  if (node.name.value === '__typename') return { ...NOTHING, selections: [node] };
  const fields = typeOf(parent, node, scope);
  const coordinates = fields.map(({ coordinate }) => coordinate);
  if (fields.length === 0) return NOTHING;
  if (!isLeafType(fields[0]?.type)) return pruneContainer(node, parent, coordinates, scope);
  if (coordinates.every((coordinate) => coordinate === PERSON_KEY))
    return { selections: [node], coordinates, values: 0 };
  // On an interface, the strictest of the types that can stand there decides.
  const isReleased = coordinates.every((coordinate) => scope.released.has(coordinate));
  return isReleased ? { selections: [node], coordinates, values: 1 } : NOTHING;
}

function pruneContainer(
  node: FieldNode,
  parent: GraphQLCompositeType,
  coordinates: readonly string[],
  scope: Scope,
): Left {
  const type = typeOf(parent, node, scope)[0]?.type ?? parent;
  const below = isCompositeType(type) ? pruneAll(node.selectionSet?.selections ?? [], type, scope) : NOTHING;
  if (below.values === 0) return NOTHING;
  return {
    ...below,
    selections: [withSelections(node, below)],
    coordinates: [...coordinates, ...below.coordinates],
  };
}

function typeOf(
  parent: GraphQLCompositeType,
  node: FieldNode,
  { schema }: Scope,
): { coordinate: string; type: GraphQLNamedType }[] {
  const owners = isObjectType(parent) ? [parent] : schema.getPossibleTypes(parent);
  return owners.flatMap((owner) => {
    const field = owner.getFields()[node.name.value];
    return field ? [{ coordinate: `${owner.name}.${field.name}`, type: getNamedType(field.type) }] : [];
  });
}

function withSelections<N extends FieldNode | (SelectionNode & { kind: Kind.INLINE_FRAGMENT })>(
  node: N,
  left: Left,
): N {
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: left.selections } };
}

/** A subgraph refuses an operation that declares variables it does not use. */
function withUsedVariables(operation: OperationDefinitionNode): OperationDefinitionNode {
  const used = new Set<string>();
  visit(operation.selectionSet, { Variable: (node) => void used.add(node.name.value) });
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return { ...operation, ...(variableDefinitions && { variableDefinitions }) };
}
