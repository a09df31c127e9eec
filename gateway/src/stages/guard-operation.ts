import { PontioError } from '@pontio/errors';
import { OperationTypeNode } from 'graphql';
import { coerceVariables } from '../coerce-variables.js';
import { limitExceeded, measureOperation } from '../operation-size.js';
import type { Stage } from '../request-path.js';

/** Refuses what is too costly to plan or cannot be a question: cheap checks before dear ones. */
export const guardOperation: Stage = function guardOperation(exchange) {
  const incoming = exchange.get('incoming');
  if (incoming.operation.operation !== OperationTypeNode.QUERY) {
    throw new PontioError('OPERATION_REFUSED', { detail: 'not a query' });
  }
  const over = limitExceeded(measureOperation(incoming));
  if (over !== undefined) throw new PontioError('OPERATION_REFUSED', { detail: `too much: ${over}` });
  exchange.put('guarded', { variables: coerceVariables(incoming) });
};
