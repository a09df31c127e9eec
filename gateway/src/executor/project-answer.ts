import { type SelectedField, selectedFields } from '@pontio/field-labels';
import { type GraphQLCompositeType, type GraphQLSchema, type SelectionNode, isCompositeType } from 'graphql';

/**
 * What of an answer was asked for. A subgraph that says more than it was asked, by mistake or on purpose, must
 * not be believed: the caller's own operation may well ask for what was pruned.
 *
 * @param onExtra - called once for each object that held more than was asked
 */
export function projectAnswer(
  value: unknown,
  parent: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  schema: GraphQLSchema,
  onExtra: () => void,
): unknown {
  return project(value, parent, selections);

  function project(item: unknown, type: GraphQLCompositeType, nodes: readonly SelectionNode[]): unknown {
    if (Array.isArray(item)) return item.map((one) => project(one, type, nodes));
    return typeof item === 'object' && item !== null ? projectObject(item as Answer, type, nodes) : null;
  }

  function projectObject(
    source: Answer,
    type: GraphQLCompositeType,
    nodes: readonly SelectionNode[],
  ): Answer {
    const kept: Answer = {};
    if (typeof source['__typename'] === 'string') kept['__typename'] = source['__typename'];
    const byKey = Map.groupBy(selectedFields(schema, type, nodes, {}), ({ key }) => key);
    for (const [key, fields] of byKey) {
      if (Object.hasOwn(source, key)) kept[key] = projectField(source[key], fields);
    }
    if (Object.keys(source).some((key) => !Object.hasOwn(kept, key))) onExtra();
    return kept;
  }

  /** One response key may be selected in several places; what they ask for is taken together. */
  function projectField(value: unknown, fields: readonly SelectedField[]): unknown {
    const type = fields[0]?.type;
    if (!isCompositeType(type)) return leaf(value);
    const below = fields.flatMap(({ node }) => node.selectionSet?.selections ?? []);
    return project(value, type, below);
  }
}

type Answer = Record<string, unknown>;

/** A value that should be one, or a list of such. An object in its place was not asked for. */
function leaf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leaf);
  return typeof value === 'object' ? null : value;
}
