import { PontioError } from '@pontio/errors';
import { OperationTypeNode } from 'graphql';
import { coerceVariables } from '../coerce-variables.js';
import { operationLimits } from '../limits.js';
import { costOf } from '../operation-cost.js';
import { refuseOver } from '../operation-size.js';
import type { Stage } from '../request-path.js';

/** Refuses what cannot be a question or could ask for too much, now that it is known how many people it names. */
export const guardOperation: Stage = function guardOperation(exchange, { maxCost }) {
  const incoming = exchange.get('incoming');
  if (incoming.operation.operation !== OperationTypeNode.QUERY) {
    throw new PontioError('OPERATION_REFUSED', { detail: 'not a query' });
  }
  const variables = coerceVariables(incoming);
  const { cost, people } = costOf(incoming, variables);
  if (people > operationLimits.people) refuseOver('people');
  if (cost > maxCost) refuseOver('cost', maxCost);
  exchange.put('guarded', { variables });
};
