import { intentEvents } from '../answer/audit-events.js';
import type { Exchange, Round, Subject } from '../exchange.js';
import { stranger } from '../executor/subject-of.js';
import type { GatewayParts } from '../gateway-parts.js';
import { refuseUnknown } from '../stages/check-obligations.js';
import { asksAbout } from './asks-about.js';
import { withInputs } from './withheld-inputs.js';
import { decideAsks } from './decide-asks.js';

/** Whom a round is about, and where people could have been met. */
export type Meeting = Pick<Round, 'subjects' | 'places'>;

/**
 * Takes people who were met on the way along what those asked about have gone: the facts, the decision, what it
 * asks for, and the intent, which is durable before anything more is asked about them. Where nobody was met, or
 * only people about whom all is decided, the register is asked about a stand-in, so that no call less is made.
 */
export async function decideRound(
  exchange: Exchange,
  { subjects, places = [] }: Meeting,
  parts: GatewayParts,
  signal: AbortSignal | undefined,
): Promise<Round> {
  const { release } = exchange.get('decided');
  const asks = asksOf(exchange, subjects);
  if (asks.length === 0) {
    await askAboutNobody(exchange, places, parts, signal);
    if (subjects.length > 0) release.admit({ subjects, asks, decision: { cells: [] } });
    return { subjects, places, obligations: [] };
  }
  const asked = new Set(asks.map(({ subjectId }) => subjectId));
  const about = subjects.filter(({ id }) => asked.has(id));
  const taken = withInputs(
    await decideAsks(exchange.get('context'), { subjects: about, asks, signal }, parts),
    about,
    {
      ...exchange.get('decided'),
      planned: exchange.get('plan'),
      supergraph: exchange.get('incoming').supergraph,
    },
  );
  const { decision } = taken;
  await refuseUnknown(decision, exchange, parts);
  const round = { subjects, places, taken, obligations: decision.obligations };
  await parts.journal.append(intentEvents(exchange, parts, round));
  release.admit({ subjects, asks, decision });
  return round;
}

async function askAboutNobody(
  exchange: Exchange,
  places: readonly string[],
  { governance }: GatewayParts,
  signal: AbortSignal | undefined,
): Promise<void> {
  const nobody = { ...stranger(0), isMet: true } as const;
  const asks = asksOf(
    exchange,
    places.map((place) => ({ ...nobody, place })),
  );
  const holderIds = [...new Set(asks.map(({ holderId }) => holderId))];
  await governance.decisionFacts(exchange.get('context'), { subjects: [nobody], holderIds, signal });
}

function asksOf(exchange: Exchange, subjects: readonly Subject[]): ReturnType<typeof asksAbout> {
  const { release, holderOf } = exchange.get('decided');
  const { labels } = exchange.get('incoming').supergraph;
  return asksAbout({ subjects, planned: exchange.get('plan'), labels, holderOf, release });
}
