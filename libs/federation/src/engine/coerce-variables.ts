import {
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getVariableValues,
} from 'graphql';
import type { Variables } from '../ports.js';

/** More would only repeat themselves. */
const MAX_ERRORS = 50;

/** Checks a caller's variables against the operation, and fills in its defaults. */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  inputs: Readonly<Record<string, unknown>>,
): { readonly variables: Variables } | { readonly errors: readonly GraphQLError[] } {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs, {
    maxErrors: MAX_ERRORS,
  });
  return coerced === undefined ? { errors } : { variables: coerced };
}
