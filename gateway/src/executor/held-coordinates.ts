import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
} from 'graphql';

/**
 * The coordinates of the values that are really there in `data`: not null, and in lists at least once.
 * The audit trail says what was given, not what was asked for.
 */
export function heldCoordinates(
  data: unknown,
  parent: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  schema: GraphQLSchema,
): ReadonlySet<string> {
  const found = new Set<string>();
  walk(data, parent, selections);
  return found;

  function walk(value: unknown, type: GraphQLCompositeType, nodes: readonly SelectionNode[]): void {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, type, nodes);
    } else if (typeof value === 'object' && value !== null) {
      for (const node of nodes) walkSelection(value as Record<string, unknown>, type, node);
    }
  }

  function walkSelection(
    value: Record<string, unknown>,
    type: GraphQLCompositeType,
    node: SelectionNode,
  ): void {
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition?.name.value;
      const narrowed = condition === undefined ? type : schema.getType(condition);
      if (isCompositeType(narrowed)) walk(value, narrowed, node.selectionSet.selections);
    }
    if (node.kind !== Kind.FIELD || !isObjectType(type)) return;
    const field = type.getFields()[node.name.value];
    const below = value[(node.alias ?? node.name).value];
    if (field === undefined || below === null || below === undefined) return;
    const next = getNamedType(field.type);
    if (isLeafType(next)) {
      if (!Array.isArray(below) || below.some((item) => item !== null))
        found.add(`${type.name}.${field.name}`);
    } else if (isCompositeType(next)) {
      walk(below, next, node.selectionSet?.selections ?? []);
    }
  }
}
