import { fragmentsOf } from '@pontio/field-labels';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  executeSync,
} from 'graphql';

const META_FIELDS = new Set(['__typename', '__schema', '__type']);

/** Whether an operation asks about the schema and about nobody: it needs no decision and no agency. */
export function asksSchemaOnly(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fragments = fragmentsOf(document);
  const seen = new Set<string>();
  const isMeta = (node: SelectionNode): boolean => {
    if (node.kind === Kind.FIELD) return META_FIELDS.has(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT) return node.selectionSet.selections.every(isMeta);
    if (seen.has(node.name.value)) return true;
    seen.add(node.name.value);
    return fragments[node.name.value]?.selectionSet.selections.every(isMeta) ?? false;
  };
  return operation.operation === OperationTypeNode.QUERY && operation.selectionSet.selections.every(isMeta);
}

/** Answers from the schema itself. */
export function answerFromSchema(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>>,
): ExecutionResult {
  return executeSync({
    schema,
    document,
    variableValues: variables,
    ...(operationName !== undefined && { operationName }),
  });
}
