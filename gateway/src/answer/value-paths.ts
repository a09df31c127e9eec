import {
  type GraphQLCompositeType,
  Kind,
  type SelectionNode,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
} from 'graphql';
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
  const found: ValuePath[] = [];
  const query = schema.getQueryType();
  if (query) walk(query, operation.selectionSet.selections, []);
  return found;

  function walk(
    type: GraphQLCompositeType,
    selections: readonly SelectionNode[],
    path: readonly string[],
  ): void {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) walkField(type, node, path);
      else walkFragment(type, node, path);
    }
  }

  function walkFragment(
    type: GraphQLCompositeType,
    node: Exclude<SelectionNode, { kind: Kind.FIELD }>,
    path: readonly string[],
  ): void {
    const body =
      node.kind === Kind.INLINE_FRAGMENT
        ? node
        : document.definitions.find(
            (definition) =>
              definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === node.name.value,
          );
    if (body?.kind !== Kind.INLINE_FRAGMENT && body?.kind !== Kind.FRAGMENT_DEFINITION) return;
    const condition = body.typeCondition?.name.value;
    const narrowed = condition === undefined ? type : schema.getType(condition);
    if (isCompositeType(narrowed)) walk(narrowed, body.selectionSet.selections, path);
  }

  function walkField(
    type: GraphQLCompositeType,
    node: SelectionNode & { kind: Kind.FIELD },
    path: readonly string[],
  ): void {
    const owners = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
    for (const owner of owners) {
      const field = owner.getFields()[node.name.value];
      if (field === undefined) continue;
      const next = getNamedType(field.type);
      const place = [...path, (node.alias ?? node.name).value];
      if (isLeafType(next)) found.push({ coordinate: `${owner.name}.${field.name}`, path: place });
      else if (isCompositeType(next)) walk(next, node.selectionSet?.selections ?? [], place);
    }
  }
}
