import { type SelectedField, selectedFields } from '@pontio/field-labels';
import {
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

/** Told of what a subgraph got wrong; what it got wrong is dropped either way. */
export interface AnswerFaults {
  /** Called for each object that held more than was asked. */
  readonly onExtra: () => void;
  /** Called for each value that is not of the type the schema gives it. */
  readonly onMisfit: () => void;
}

/**
 * What of an answer was asked for, and is of the type that was promised. A subgraph that says more than it was
 * asked, by mistake or on purpose, must not be believed: the caller's own operation may well ask for what was
 * pruned. And a value of another type would fail the answers of all the others, or vanish after it had been
 * accounted for.
 */
export function projectAnswer(
  value: unknown,
  parent: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  schema: GraphQLSchema,
  { onExtra, onMisfit }: AnswerFaults,
): unknown {
  return project(value, parent, selections);

  function project(item: unknown, type: GraphQLOutputType, nodes: readonly SelectionNode[]): unknown {
    if (isNonNullType(type)) return project(item, type.ofType, nodes);
    if (item === null || item === undefined) return null;
    if (isListType(type)) return projectList(item, type.ofType, nodes);
    if (isLeafType(type)) return isOf(type, item) ? item : misfit();
    return typeof item === 'object' && !Array.isArray(item)
      ? projectObject(item as Answer, type, nodes)
      : misfit();
  }

  function projectList(value: unknown, type: GraphQLOutputType, nodes: readonly SelectionNode[]): unknown {
    if (!Array.isArray(value)) return misfit();
    const items = value.map((item) => project(item, type, nodes));
    return isNonNullType(type) && items.includes(null) ? misfit() : items;
  }

  function projectObject(
    source: Answer,
    type: GraphQLCompositeType,
    nodes: readonly SelectionNode[],
  ): Answer {
    const kept: Answer = {};
    const fields = selectedFields(schema, type, nodes, {});
    const isKnownName = [type, ...fields.map(({ owner }) => owner)].some(
      ({ name }) => name === source['__typename'],
    );
    if (isKnownName) kept['__typename'] = source['__typename'];
    for (const [key, alike] of Map.groupBy(fields, (field) => field.key)) {
      if (Object.hasOwn(source, key)) kept[key] = projectField(source[key], alike);
    }
    if (Object.keys(source).some((key) => !Object.hasOwn(kept, key))) onExtra();
    return kept;
  }

  /** One response key may be selected in several places; what they ask for is taken together. */
  function projectField(value: unknown, fields: readonly SelectedField[]): unknown {
    const [first] = fields;
    const below = fields.flatMap(({ node }) => node.selectionSet?.selections ?? []);
    return first === undefined ? null : project(value, first.field.type, below);
  }

  function misfit(): null {
    onMisfit();
    return null;
  }
}

type Answer = Record<string, unknown>;

const BUILT_IN: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Int: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};

/** Whether a value is of a leaf type. Of our own scalars no more is known than that they may be any JSON. */
function isOf(type: GraphQLLeafType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  return BUILT_IN[type.name]?.(value) ?? true;
}
