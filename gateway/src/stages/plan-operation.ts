import { cellsOfPlan } from '../executor/plan-cells.js';
import type { Stage } from '../request-path.js';

/** Plans the operation and lists every value the plan would ask of each subgraph. */
export const planOperation: Stage = function planOperation(exchange) {
  const { document, operationName, supergraph } = exchange.get('incoming');
  exchange.get('guarded');
  const queryPlan = supergraph.plan(document, operationName);
  exchange.put('plan', { queryPlan, cells: cellsOfPlan(queryPlan, supergraph.schema) });
};
