import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  Kind,
  type SelectionNode,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { ROW_LABEL_FIELD, carriesRowLabel } from '@pontio/field-labels';
import type { SubjectSchema } from './subject-schema.js';

/** What survives of some selections. */
export interface Pruned {
  readonly selections: readonly SelectionNode[];
  /** Every coordinate that is left, containers and keys included: what the release order has to grant. */
  readonly coordinates: readonly string[];
  /** How many released values are left; keys and type names are none. */
  readonly values: number;
}

/** Under which a row says what it is, where it may be more sensitive than its fields. */
export const ROW_ALIAS = 'pontioLabel';

const NOTHING: Pruned = { selections: [], coordinates: [], values: 0 };

interface Scope {
  readonly subjects: SubjectSchema;
  readonly subgraph: string;
  readonly released: ReadonlySet<string>;
  /** Whether these are the fields of the very subject that is asked about. */
  readonly isOwn: boolean;
}

/**
 * Removes from the selections of a fetch every value that is not released, then every container that is left
 * without one, so that not even the existence of what was in it is asked for. Of anybody else who is met there
 * no more than the key is left, and that only where what leads to them is released.
 *
 * @param subgraph - the one that is asked
 * @param isOwn - whether fields of a subject at the top are those of the subject the mask is about
 */
export function pruneSelections(
  selections: readonly SelectionNode[],
  parent: GraphQLCompositeType,
  released: ReadonlySet<string>,
  scope: Omit<Scope, 'released'>,
): Pruned {
  return pruneAll(selections, parent, { ...scope, released });
}

function pruneAll(selections: readonly SelectionNode[], parent: GraphQLCompositeType, scope: Scope): Pruned {
  const parts = selections.map((selection): Pruned => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('A fetch holds a named fragment');
    if (selection.kind === Kind.FIELD) return pruneOfAny(selection, parent, scope);
    const condition = selection.typeCondition?.name.value;
    const type = condition === undefined ? parent : scope.subjects.schema.getType(condition);
    if (!isCompositeType(type)) return NOTHING;
    const below = pruneAll(selection.selectionSet.selections, type, scope);
    if (below.selections.length === 0) return NOTHING;
    // At the top an entity is a row too, wherever it was met.
    const labels = scope.isOwn && below.values > 0 ? labelsOf(type, below, scope) : [];
    const selections = [...labels, ...below.selections];
    return { ...below, selections: [withSelections(selection, { selections })] };
  });
  return {
    selections: parts.flatMap((part) => part.selections),
    coordinates: [...new Set(parts.flatMap((part) => part.coordinates))],
    values: parts.reduce((sum, part) => sum + part.values, 0),
  };
}

/**
 * A field of an interface is decided for each type that can stand there. Where not the same is left of all, it is
 * written out type by type, so that the shape of a document does not change what is released.
 */
function pruneOfAny(node: FieldNode, parent: GraphQLCompositeType, scope: Scope): Pruned {
  const { schema, joins } = scope.subjects;
  const isSplit = isInterfaceType(parent) && node.name.value !== '__typename';
  const types = isSplit ? joins.possibleTypes(parent.name, scope.subgraph) : [];
  const parts = types.flatMap((name) => {
    const type = schema.getType(name);
    return isObjectType(type) ? [{ name, left: pruneField(node, type, scope) }] : [];
  });
  const [first] = parts;
  const isAlike = ({ left }: (typeof parts)[number]): boolean => first?.left.values === left.values;
  if (first === undefined) return pruneField(node, parent, scope);
  if (parts.every(isAlike)) {
    return { ...first.left, coordinates: [...new Set(parts.flatMap(({ left }) => left.coordinates))] };
  }
  return {
    selections: parts.flatMap(({ name, left }) => (left.values > 0 ? [onType(name, left.selections)] : [])),
    coordinates: [...new Set(parts.flatMap(({ left }) => left.coordinates))],
    values: parts.reduce((sum, { left }) => sum + left.values, 0),
  };
}

function onType(name: string, selections: readonly SelectionNode[]): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function pruneField(node: FieldNode, parent: GraphQLCompositeType, scope: Scope): Pruned {
  if (node.name.value === '__typename') return { ...NOTHING, selections: [node] };
  const { subjects } = scope;
  const fields = fieldsOf(node, parent, scope);
  const [first] = fields;
  if (first === undefined) return NOTHING;
  const coordinates = fields.map(({ coordinate }) => coordinate);
  if (coordinates.every((coordinate) => subjects.isKey(coordinate))) {
    return { selections: [node], coordinates, values: 0 };
  }
  if (!scope.isOwn && fields.some(({ owner }) => subjects.keyOf(owner) !== undefined)) return NOTHING;
  // On an interface, the strictest of the types that can stand there decides.
  const isReleased = coordinates.every((coordinate) => scope.released.has(coordinate));
  if (isLeafType(first.type)) return isReleased ? { selections: [node], coordinates, values: 1 } : NOTHING;
  const leads = coordinates.some((coordinate) => subjects.leadsToSubject(coordinate));
  return leads && !isReleased ? NOTHING : pruneContainer(node, { fields, leads }, scope);
}

function pruneContainer(
  node: FieldNode,
  { fields, leads }: { fields: readonly OwnedField[]; leads: boolean },
  scope: Scope,
): Pruned {
  const type = fields[0]?.type;
  if (!isCompositeType(type)) return NOTHING;
  const below = pruneAll(node.selectionSet?.selections ?? [], type, { ...scope, isOwn: false });
  const values = below.values + (leads && below.selections.length > 0 ? 1 : 0);
  if (values === 0) return NOTHING;
  return {
    selections: [
      withSelections(node, { selections: [...labelsOf(type, below, scope), ...below.selections] }),
    ],
    coordinates: [...fields.map(({ coordinate }) => coordinate), ...below.coordinates],
    values,
  };
}

interface OwnedField {
  readonly owner: string;
  readonly coordinate: string;
  readonly type: GraphQLNamedType;
}

function fieldsOf(
  node: FieldNode,
  parent: GraphQLCompositeType,
  { subjects: { schema } }: Scope,
): OwnedField[] {
  const owners = isObjectType(parent) ? [parent] : schema.getPossibleTypes(parent);
  return owners.flatMap((owner) => {
    const field = owner.getFields()[node.name.value];
    return field
      ? [{ owner: owner.name, coordinate: `${owner.name}.${field.name}`, type: getNamedType(field.type) }]
      : [];
  });
}

/**
 * Rows that may have a label of their own are asked for it: an agency gives such rows to nobody else. Its door lets
 * a label pass with something of its row alone.
 */
function labelsOf(
  type: GraphQLCompositeType,
  { coordinates }: Pruned,
  { subjects: { schema, joins }, subgraph }: Scope,
): readonly SelectionNode[] {
  const label: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: ROW_ALIAS },
    name: { kind: Kind.NAME, value: ROW_LABEL_FIELD },
  };
  const isLabelled = (one: GraphQLCompositeType): boolean =>
    carriesRowLabel(one) &&
    joins.hasField(one.name, ROW_LABEL_FIELD, subgraph) &&
    coordinates.some((coordinate) => coordinate.startsWith(`${one.name}.`));
  if (isObjectType(type)) return isLabelled(type) ? [label] : [];
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [label] } as const;
  return schema
    .getPossibleTypes(type)
    .filter(isLabelled)
    .map(({ name: value }) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value } },
      selectionSet,
    }));
}

function withSelections<N extends FieldNode | (SelectionNode & { kind: Kind.INLINE_FRAGMENT })>(
  node: N,
  left: Pick<Pruned, 'selections'>,
): N {
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: left.selections } };
}
