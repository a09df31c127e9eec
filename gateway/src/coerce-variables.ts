import { PontioError } from '@pontio/errors';
import { getVariableValues } from 'graphql';
import type { IncomingOperation } from './exchange.js';

/**
 * The caller's variables as the operation declares them. In front of a gateway Apollo Server does not coerce
 * them, and the values stay out of what is logged.
 *
 * @throws PontioError `OPERATION_INVALID` when one does not fit its type
 */
export function coerceVariables({
  operation,
  supergraph,
  variables,
}: Pick<IncomingOperation, 'operation' | 'supergraph' | 'variables'>): Readonly<Record<string, unknown>> {
  const { apiSchema } = supergraph;
  const given = operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(apiSchema, given, variables, { maxErrors: 1 });
  if (errors === undefined) return coerced;
  throw new PontioError('OPERATION_INVALID', { detail: 'a variable does not fit its type' });
}
