import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
} from 'graphql';

/** Fragments of the operation by name, as `GraphQLResolveInfo` has them. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * Every field coordinate, containers included, that resolving `selections` on `parent` could reach, whatever
 * the data. A field selected on an interface or union counts for each object type that can stand there.
 */
export function selectedCoordinates(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  fragments: Fragments,
): ReadonlySet<string> {
  const found = new Set<string>();
  collect({ schema, fragments, found }, parent, selections);
  return found;
}

/** Whether a coordinate of `schema` is a value rather than a container of values. */
export function isValueCoordinate(schema: GraphQLSchema, coordinate: string): boolean {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  return field !== undefined && isLeafType(getNamedType(field.type));
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly found: Set<string>;
}

function collect(walk: Walk, parent: GraphQLCompositeType, selections: readonly SelectionNode[]): void {
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      collectField(walk, parent, selection);
      continue;
    }
    const body = selection.kind === 'FragmentSpread' ? walk.fragments[selection.name.value] : selection;
    const condition = body?.typeCondition?.name.value;
    const type = condition === undefined ? parent : walk.schema.getType(condition);
    if (body !== undefined && isCompositeType(type)) collect(walk, type, body.selectionSet.selections);
  }
}

function collectField(walk: Walk, parent: GraphQLCompositeType, node: FieldNode): void {
  if (node.name.value.startsWith('__')) return;
  const objects = isObjectType(parent) ? [parent] : walk.schema.getPossibleTypes(parent);
  for (const object of objects) {
    const field = object.getFields()[node.name.value];
    if (field === undefined) continue;
    walk.found.add(`${object.name}.${field.name}`);
    const next = getNamedType(field.type);
    if (isCompositeType(next)) collect(walk, next, node.selectionSet?.selections ?? []);
  }
}
