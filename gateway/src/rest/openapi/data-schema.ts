import { type IgLabel, type SelectedField, fragmentsOf, selectedFields } from '@pontio/field-labels';
import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { PontioSupergraph } from '../../supergraph/supergraph.js';
import { type JsonSchema, described, orNull, scalarSchema } from './json-schema.js';

/** An operation of a document that fits a supergraph. */
export interface FittingOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly supergraph: Pick<PontioSupergraph, 'apiSchema' | 'labels'>;
}

/**
 * `data` of an operation's answers. Every field says in `x-ig` what kind of information it is, how sensitive and
 * of what nature; what is withheld is null.
 */
export function dataSchema({ document, operation, supergraph }: FittingOperation): JsonSchema {
  const { apiSchema, labels } = supergraph;
  const fragments = fragmentsOf(document);
  const root = apiSchema.getRootType(operation.operation);
  return root ? orNull(objectSchema(root, operation.selectionSet.selections)) : {};

  function objectSchema(type: GraphQLNamedType, selections: readonly SelectionNode[]): JsonSchema {
    if (!isCompositeType(type)) return {};
    const found = selectedFields(apiSchema, type, selections, fragments);
    const byKey = [...Map.groupBy(found, ({ key }) => key)];
    return {
      type: 'object',
      properties: Object.fromEntries(byKey.map(([key, fields]) => [key, keySchema(fields)])),
      ...(isAlwaysWhole(type, selections) && { required: byKey.map(([key]) => key) }),
    };
  }

  /** Under one key fields of several types can stand, and one field several times with more below it. */
  function keySchema(fields: readonly SelectedField[]): JsonSchema {
    const selections = fields.flatMap(({ node }) => node.selectionSet?.selections ?? []);
    const byType = new Map(fields.map((selected) => [selected.coordinate, selected]));
    const schemas = [...byType.values()].map(({ field, coordinate }) => ({
      ...outputSchema(field.type, selections),
      ...described(field.description),
      ...labelled(labels.get(coordinate)),
    }));
    const [only, ...others] = schemas;
    return only !== undefined && others.length === 0 ? only : { anyOf: schemas };
  }

  function outputSchema(type: GraphQLOutputType, selections: readonly SelectionNode[]): JsonSchema {
    if (isNonNullType(type)) return presentSchema(type.ofType, selections);
    return orNull(presentSchema(type, selections));
  }

  function presentSchema(type: GraphQLOutputType, selections: readonly SelectionNode[]): JsonSchema {
    if (isNonNullType(type)) return presentSchema(type.ofType, selections);
    if (isListType(type)) return { type: 'array', items: outputSchema(type.ofType, selections) };
    if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) };
    if (isScalarType(type)) return scalarSchema(type.name, type.description);
    return objectSchema(type, selections);
  }
}

/** Whether every field is there in every answer: none depends on a variable or on the type of what is found. */
function isAlwaysWhole(type: GraphQLNamedType, selections: readonly SelectionNode[]): boolean {
  return isObjectType(type) && selections.every((node) => node.kind === Kind.FIELD && !isConditional(node));
}

const isConditional = ({ directives = [] }: SelectionNode): boolean => directives.length > 0;

function labelled(label: IgLabel | undefined): JsonSchema {
  if (label === undefined) return {};
  return { 'x-ig': Object.fromEntries(Object.entries(label).filter(([, value]) => value !== false)) };
}
