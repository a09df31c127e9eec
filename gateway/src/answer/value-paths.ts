import { fragmentsOf, selectedFields } from '@pontio/field-labels';
import { type GraphQLCompositeType, type SelectionNode, isCompositeType, isLeafType } from 'graphql';
import type { IncomingOperation } from '../exchange.js';

/** Where in the answer a value stands. */
export interface ValuePath {
  /** `Type.field`. */
  readonly coordinate: string;
  /** Response keys from the root, without list positions. */
  readonly path: readonly string[];
  /** Where those stand whom it is about. */
  readonly place: string;
}

/**
 * Every value of the caller's operation with its place in the answer, fragments and aliases resolved; and what
 * leads from somebody to somebody else, before what stands there.
 */
export function valuePaths({ document, operation, supergraph }: IncomingOperation): readonly ValuePath[] {
  const schema = supergraph.apiSchema;
  const fragments = fragmentsOf(document);
  const query = schema.getQueryType();
  const { subjects } = supergraph;
  return query ? walk(query, operation.selectionSet.selections, [], '') : [];

  function walk(
    type: GraphQLCompositeType,
    selections: readonly SelectionNode[],
    path: readonly string[],
    above: string,
  ): ValuePath[] {
    return selectedFields(schema, type, selections, fragments).flatMap((field) => {
      const at = [...path, field.key];
      const isSubject = subjects.keyOf(field.owner.name) !== undefined;
      const place = path.length === 0 ? field.key : isSubject ? path.join('.') : above;
      const { coordinate, type: below } = field;
      const isValue = isLeafType(below) || (path.length > 0 && subjects.leadsToSubject(coordinate));
      const own = isValue ? [{ coordinate, path: at, place }] : [];
      if (!isCompositeType(below)) return own;
      return [...own, ...walk(below, field.node.selectionSet?.selections ?? [], at, place)];
    });
  }
}
