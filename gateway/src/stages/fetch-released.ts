import { createHash } from 'node:crypto';
import { PontioError } from '@pontio/errors';
import { decideRound } from '../decision/decide-round.js';
import { EnforcingSource } from '../executor/enforcing-source.js';
import { MeetPeople } from '../executor/meet-people.js';
import { RoundOrders } from '../executor/round-orders.js';
import { SourceReports } from '../executor/source-report.js';
import type { Exchange, Round } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { Stage } from '../request-path.js';

/** Runs the plan with a gatekeeper in front of the subgraphs. Nothing is asked before the intent is durable. */
export const fetchReleased: Stage = async function fetchReleased(exchange, parts) {
  exchange.get('intent');
  const { prepared } = exchange.get('plan');
  const sources = new SourceReports();
  const rounds: Round[] = [];
  const { signal } = exchange.incoming;
  const { data, errors } = await prepared.execute({
    ...(signal !== undefined && { signal }),
    variables: exchange.get('guarded').variables,
    source: gatekeeper(exchange, parts, sources, rounds),
  });
  const [fault] = errors;
  if (fault !== undefined) {
    throw new PontioError('INTERNAL', { detail: 'the query plan could not be executed', cause: fault });
  }
  exchange.put('fetched', { data, sources, rounds });
};

function gatekeeper(
  exchange: Exchange,
  parts: GatewayParts,
  sources: SourceReports,
  rounds: Round[],
): EnforcingSource {
  const { subjects, variants, engine } = exchange.get('incoming').supergraph;
  const { release, agencyOf } = exchange.get('decided');
  const planned = exchange.get('plan');
  const sign = orderSigner(exchange, parts);
  const orders = new RoundOrders({ subjects, variants, release, fetches: planned.fetches, sign });
  const people = new MeetPeople({
    ...{ release, planned, agencyOf },
    resolve: (agencyId, refs) =>
      parts.persons.resolveRecords(agencyId, refs, exchange.get('context'), exchange.incoming.signal),
    decide: async (met) => void rounds.push(await decideRound(exchange, met, parts)),
  });
  return new EnforcingSource({
    ...{ subjects, variants, release, orders, sources },
    addressOf: (name) => engine.subgraphUrls.get(name) ?? '',
    call: (call) => parts.subgraphs.call(call),
    meet: (subgraph, met) => people.meet(subgraph, met),
  });
}

function orderSigner(
  exchange: Exchange,
  { orders, newId }: GatewayParts,
): ConstructorParameters<typeof RoundOrders>[0]['sign'] {
  const { decision } = exchange.get('decided');
  const { purpose, agencyId: recipient } = exchange.get('context');
  const digest = digestOf(exchange);
  return (order) =>
    orders.sign({ id: newId('ord'), decisionId: decision.id, purpose, recipient, digest, ...order });
}

/** By which a refusal at an agency is traced back to the very request; it tells nothing without it. */
function digestOf(exchange: Exchange): string {
  const { source, variables } = exchange.get('incoming');
  return createHash('sha256')
    .update(JSON.stringify([source, variables, exchange.requestId]))
    .digest('base64url');
}
