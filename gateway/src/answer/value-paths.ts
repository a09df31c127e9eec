import { fragmentsOf, selectedFields } from '@pontio/field-labels';
import { type GraphQLCompositeType, type SelectionNode, isCompositeType, isLeafType } from 'graphql';
import type { IncomingOperation } from '../exchange.js';

/** Where in the answer a value stands. */
export interface ValuePath {
  /** `Type.field`. */
  readonly coordinate: string;
  /** Response keys from the root, without list positions. */
  readonly path: readonly string[];
}

/** Every value of the caller's operation with its place in the answer, fragments and aliases resolved. */
export function valuePaths({ document, operation, supergraph }: IncomingOperation): readonly ValuePath[] {
  const schema = supergraph.apiSchema;
  const fragments = fragmentsOf(document);
  const query = schema.getQueryType();
  return query ? walk(query, operation.selectionSet.selections, []) : [];

  function walk(
    type: GraphQLCompositeType,
    selections: readonly SelectionNode[],
    path: readonly string[],
  ): ValuePath[] {
    return selectedFields(schema, type, selections, fragments).flatMap((field) => {
      const place = [...path, field.key];
      if (isLeafType(field.type)) return [{ coordinate: field.coordinate, path: place }];
      return isCompositeType(field.type)
        ? walk(field.type, field.node.selectionSet?.selections ?? [], place)
        : [];
    });
  }
}
