import { createHash } from 'node:crypto';
import { PontioError } from '@pontio/errors';
import { decideRound } from '../decision/decide-round.js';
import { decideRows, foreseeRows } from '../decision/decide-rows.js';
import { EnforcingSource } from '../executor/enforcing-source.js';
import { judgeRows } from '../executor/judge-rows.js';
import { MeetPeople } from '../executor/meet-people.js';
import { RoundOrders } from '../executor/round-orders.js';
import { SourceReports } from '../executor/source-report.js';
import { fetchKey, releasesSame } from '../executor/same-fetch.js';
import type { Exchange, Made, Round } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { Stage } from '../request-path.js';

/** Runs the plan with a gatekeeper in front of the subgraphs. Nothing is asked before the intent is durable. */
export const fetchReleased: Stage = async function fetchReleased(exchange, parts) {
  exchange.get('intent');
  const { signal } = exchange.incoming;
  const { sharedFetches } = parts;
  if (sharedFetches === undefined) {
    exchange.put('fetched', await fetchAlone(exchange, parts, signal));
    return;
  }
  const { value, isFirst } = await sharedFetches.join(fetchKey(exchange), signal, (shared) =>
    fetchAlone(exchange, parts, shared),
  );
  const own = isFirst ? value : await takeOver(value, exchange, parts);
  exchange.put('fetched', own ?? (await fetchAlone(exchange, parts, signal)));
};

/**
 * What was fetched for somebody who asked the very same, as this request's own: whoever was met on the way is decided
 * about anew, with an intent of this request's. `undefined` where that decision releases something else.
 */
async function takeOver(
  fetched: Made['fetched'],
  exchange: Exchange,
  parts: GatewayParts,
): Promise<Made['fetched'] | undefined> {
  const rounds: Round[] = [];
  for (const round of fetched.rounds) {
    // What became of single rows is for each request to find out.
    if (round.rows !== undefined) return undefined;
    const own = await decideRound(exchange, round, parts, exchange.incoming.signal);
    if (!releasesSame(own, round)) return undefined;
    rounds.push(own);
  }
  return { ...fetched, rounds };
}

async function fetchAlone(
  exchange: Exchange,
  parts: GatewayParts,
  signal: AbortSignal | undefined,
): Promise<Made['fetched']> {
  const { prepared } = exchange.get('plan');
  const sources = new SourceReports();
  const rounds: Round[] = [];
  const { data, errors } = await prepared.execute({
    ...(signal !== undefined && { signal }),
    variables: exchange.get('guarded').variables,
    source: gatekeeper(exchange, parts, { sources, rounds, signal }),
  });
  const [fault] = errors;
  if (fault !== undefined) {
    throw new PontioError('INTERNAL', { detail: 'the query plan could not be executed', cause: fault });
  }
  return { data: Buffer.from(data), sources, rounds };
}

interface Fetching {
  readonly sources: SourceReports;
  readonly rounds: Round[];
  readonly signal: AbortSignal | undefined;
}

function gatekeeper(
  exchange: Exchange,
  parts: GatewayParts,
  { sources, rounds, signal }: Fetching,
): EnforcingSource {
  const { subjects, variants, engine, labels } = exchange.get('incoming').supergraph;
  const { release, agencyOf, holderOf } = exchange.get('decided');
  const planned = exchange.get('plan');
  const sign = orderSigner(exchange, parts);
  const orders = new RoundOrders({
    ...{ subjects, variants, release, sign },
    fetches: planned.fetches,
    variables: exchange.get('guarded').variables,
  });
  const people = new MeetPeople({
    ...{ release, planned, agencyOf },
    resolve: (agencyId, refs) =>
      parts.persons.resolveRecords(agencyId, refs, exchange.get('context'), signal),
    decide: async (subjects, places) =>
      void rounds.push(await decideRound(exchange, { subjects, places }, parts, signal)),
  });
  return new EnforcingSource({
    ...{ subjects, variants, release, orders, sources },
    addressOf: (name) => engine.subgraphUrls.get(name) ?? '',
    call: (call) => parts.subgraphs.call(call),
    meet: (fetch, met) => people.meet(fetch, met),
    judge: (subgraph, rows) =>
      judgeRows(subgraph, rows, {
        ...{ labels, holderOf },
        foresee: (question) => foreseeRows(exchange, question, rounds),
        mentioned: (source, recordIds) => people.mentioned(source, recordIds),
        decide: async (question) => {
          const round = await decideRows(exchange, question, parts, { rounds, signal });
          rounds.push(round);
          return round.taken.decision.cells;
        },
      }),
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
