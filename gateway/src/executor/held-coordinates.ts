import { selectedFields } from '@pontio/field-labels';
import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  isCompositeType,
  isLeafType,
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
    for (const item of objectsIn(value)) {
      for (const field of selectedFields(schema, type, nodes, {})) {
        const below = item[field.key];
        if (isLeafType(field.type) && isThere(below)) found.add(field.coordinate);
        if (isCompositeType(field.type)) walk(below, field.type, field.node.selectionSet?.selections ?? []);
      }
    }
  }
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return typeof value === 'object' && value !== null ? [value as Record<string, unknown>] : [];
}

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isThere) : value !== null && value !== undefined;
}
