import { PontioError } from '@pontio/errors';
import { cellsOfPlan } from '../executor/plan-cells.js';
import type { Stage } from '../request-path.js';

/** Plans the operation and lists every value the plan would ask of each subgraph. */
export const planOperation: Stage = function planOperation(exchange) {
  const { source, operationName, supergraph } = exchange.get('incoming');
  const { variables } = exchange.get('guarded');
  const prepared = supergraph.engine.prepare(source, operationName);
  if ('errors' in prepared) throw new PontioError('OPERATION_INVALID', { cause: prepared.errors[0] });
  supergraph.recent.note(source, operationName);
  const planned = cellsOfPlan(prepared, supergraph.subjects, variables);
  // A question for no value is one for existence alone, and would pass every decision.
  if (planned.cells.length === 0) throw new PontioError('OPERATION_REFUSED', { detail: 'asks for no value' });
  exchange.put('plan', { ...planned, prepared });
};
