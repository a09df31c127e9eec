import { executePlan } from '../executor/execute-plan.js';
import { EnforcingSource } from '../executor/enforcing-source.js';
import { SourceReports } from '../executor/source-report.js';
import type { Stage } from '../request-path.js';

/** Runs the plan with a gatekeeper in front of each subgraph. Nothing is asked before the intent is durable. */
export const fetchReleased: Stage = async function fetchReleased(exchange, { orders, subgraphs, newId }) {
  exchange.get('intent');
  const { supergraph } = exchange.get('incoming');
  const { decision, release } = exchange.get('decided');
  const { purpose, agencyId } = exchange.get('context');
  const sources = new SourceReports();
  const gatekeepers = supergraph.subgraphs.map((subgraph) => {
    const gatekeeper = new EnforcingSource({
      subgraph,
      schema: supergraph.schema,
      release,
      report: sources.of(subgraph.name),
      signOrder: (order) =>
        orders.sign({ id: newId('ord'), decisionId: decision.id, purpose, recipient: agencyId, ...order }),
      call: (call) => subgraphs.call({ ...call, signal: exchange.incoming.signal }),
    });
    return [subgraph.name, gatekeeper] as const;
  });
  const data = await executePlan(exchange, Object.fromEntries(gatekeepers));
  exchange.put('fetched', { data, sources });
};
