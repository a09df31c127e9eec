import { PontioError } from '@pontio/errors';
import { getVariableValues } from 'graphql';
import type { IncomingOperation } from './exchange.js';
import { variableProblems } from './variable-problems.js';

/**
 * The caller's variables as the operation declares them. In front of a gateway Apollo Server does not coerce
 * them, and the values stay out of what is logged.
 *
 * @throws PontioError `OPERATION_INVALID` that says of each which does not fit what is expected
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
  const problems = variableProblems(apiSchema, operation, variables);
  throw new PontioError('OPERATION_INVALID', {
    detail: 'a variable does not fit its type',
    problems: problems.length > 0 ? problems : ['variables: do not fit their types.'],
  });
}
