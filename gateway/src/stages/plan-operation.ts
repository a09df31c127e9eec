import { PontioError } from '@pontio/errors';
import { cellsOfPlan } from '../executor/plan-cells.js';
import type { Stage } from '../request-path.js';

/** Plans the operation and lists every value the plan would ask of each subgraph. */
export const planOperation: Stage = function planOperation(exchange) {
  const { document, operationName, supergraph } = exchange.get('incoming');
  const { variables } = exchange.get('guarded');
  const queryPlan = supergraph.plan(document, operationName);
  const cells = cellsOfPlan(queryPlan, supergraph.schema, variables);
  // A question for no value is one for existence alone, and would pass every decision.
  if (cells.length === 0) throw new PontioError('OPERATION_REFUSED', { detail: 'asks for no value' });
  exchange.put('plan', { queryPlan, cells });
};
