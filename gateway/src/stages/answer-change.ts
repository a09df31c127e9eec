import { PontioError } from '@pontio/errors';
import { executeSync } from 'graphql';
import type { Stage } from '../request-path.js';

/** Runs the caller's own operation over what governance answered: aliases, fragments, and nothing not asked for. */
export const answerChange: Stage = function answerChange(exchange) {
  const { document, operationName, variables, supergraph } = exchange.get('incoming');
  const { data, errors } = executeSync({
    schema: supergraph.apiSchema,
    document,
    rootValue: exchange.get('changed'),
    variableValues: variables,
    ...(operationName !== undefined && { operationName }),
  });
  if (errors !== undefined) {
    throw new PontioError('CHANGE_UNCERTAIN', { detail: 'governance answered with values of another type' });
  }
  exchange.put('answer', {
    data: Buffer.from(JSON.stringify(data)),
    errors: [],
    sharing: { requestId: exchange.requestId },
  });
};
