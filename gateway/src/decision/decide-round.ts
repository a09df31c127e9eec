import { intentEvents } from '../answer/audit-events.js';
import type { Exchange, Round, Subject } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { refuseUnknown } from '../stages/check-obligations.js';
import { asksAbout } from './asks-about.js';
import { decideAsks } from './decide-asks.js';

/**
 * Takes people who were met on the way along what those asked about have gone: the facts, the decision, what it
 * asks for, and the intent, which is durable before anything more is asked about them.
 */
export async function decideRound(
  exchange: Exchange,
  subjects: readonly Subject[],
  parts: GatewayParts,
  signal: AbortSignal | undefined,
): Promise<Round> {
  const { release, holderOf } = exchange.get('decided');
  const { labels } = exchange.get('incoming').supergraph;
  const asks = asksAbout({ subjects, planned: exchange.get('plan'), labels, holderOf, release });
  if (asks.length === 0) {
    release.admit({ subjects, asks, decision: { cells: [] } });
    return { subjects, obligations: [] };
  }
  const asked = new Set(asks.map(({ subjectId }) => subjectId));
  const about = subjects.filter(({ id }) => asked.has(id));
  const taken = await decideAsks(exchange.get('context'), { subjects: about, asks, signal }, parts);
  const { decision } = taken;
  await refuseUnknown(decision, exchange, parts);
  const round = { subjects, taken, obligations: decision.obligations };
  await parts.journal.append(intentEvents(exchange, parts, round));
  release.admit({ subjects, asks, decision });
  return round;
}
