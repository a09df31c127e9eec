import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { isRowLabel } from './row-label-field.js';

/** Fragments of a document by name, as `GraphQLResolveInfo` has them. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** A field of a selection, on one object type on which it can be resolved. */
export interface SelectedField {
  readonly owner: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** `Type.field`. */
  readonly coordinate: string;
  /** Key in the response: the alias, or else the name. */
  readonly key: string;
  /** What it returns, without lists and non-nulls. */
  readonly type: GraphQLNamedType;
}

/** Collects the fragments of a document. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const named = document.definitions.flatMap((node) =>
    node.kind === Kind.FRAGMENT_DEFINITION ? [node] : [],
  );
  return Object.fromEntries(named.map((node) => [node.name.value, node]));
}

/**
 * The fields directly below a selection, fragments spread and type names left out. A field selected on an
 * interface or union counts for each object type that can stand there: tricks with fragments and abstract
 * types must not make a field look like another.
 */
export function selectedFields(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  fragments: Fragments,
): readonly SelectedField[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return fieldOn(schema, parent, selection);
    const body = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    const condition = body?.typeCondition?.name.value;
    const type = condition === undefined ? parent : schema.getType(condition);
    return body && isCompositeType(type)
      ? selectedFields(schema, type, body.selectionSet.selections, fragments)
      : [];
  });
}

function fieldOn(schema: GraphQLSchema, parent: GraphQLCompositeType, node: FieldNode): SelectedField[] {
  const owners = isObjectType(parent) ? [parent] : schema.getPossibleTypes(parent);
  const name = node.name.value;
  return owners.flatMap((owner) => {
    const field = owner.getFields()[name];
    if (field === undefined) return [];
    const key = (node.alias ?? node.name).value;
    return [{ owner, field, node, key, coordinate: `${owner.name}.${name}`, type: getNamedType(field.type) }];
  });
}

/** The coordinates of every field, containers included, that resolving `selections` could reach at any depth. */
export function selectedCoordinates(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  fragments: Fragments,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { coordinate, type, node } of selectedFields(schema, parent, selections, fragments)) {
    found.add(coordinate);
    if (!isCompositeType(type)) continue;
    const below = selectedCoordinates(schema, type, node.selectionSet?.selections ?? [], fragments);
    for (const deeper of below) found.add(deeper);
  }
  return found;
}

/** Whether a coordinate of `schema` is a value rather than a container of values or the label of a row. */
export function isValueCoordinate(schema: GraphQLSchema, coordinate: string): boolean {
  if (isRowLabel(coordinate)) return false;
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  return field !== undefined && isLeafType(getNamedType(field.type));
}
