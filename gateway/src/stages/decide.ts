import {
  type Ask,
  type Decision,
  type DecisionInput,
  type FieldLabel,
  type FieldQuestion,
  decide as decideCells,
} from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import { ReleasePlan } from '../executor/release-plan.js';
import type { Exchange, HolderOf } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { Stage } from '../request-path.js';

/** Decides a cell for each person x field x holder, before anything is fetched. */
export const decide: Stage = async function decide(exchange, parts) {
  const directory = await parts.directory.entries();
  const agencies = new Map(
    directory.flatMap(({ id, subgraph }) => (subgraph ? [[subgraph, id] as const] : [])),
  );
  // What a subgraph that the directory does not know says about a person is nobody's to share.
  const holderOf: HolderOf = (subgraph, subject) =>
    agencies.get(subgraph) ?? (subject.kind === 'AGENCY' ? subject.id : `unregistered:${subgraph}`);
  const input = await decisionInput(exchange, parts, holderOf);
  const decision: Decision = decideCells(input, parts.policy);
  exchange.put('decided', {
    decision,
    directory,
    release: new ReleasePlan(decision, exchange.get('plan').cells, exchange.get('subjects'), holderOf),
    holderOf,
    isAgency: (subgraph) => agencies.has(subgraph),
  });
};

async function decisionInput(
  exchange: Exchange,
  parts: GatewayParts,
  holderOf: HolderOf,
): Promise<DecisionInput> {
  const context = exchange.get('context');
  const asks = asksOf(exchange, holderOf);
  const facts = await parts.governance.decisionFacts(context, {
    subjects: exchange.get('subjects'),
    holderIds: [...new Set(asks.map(({ holderId }) => holderId))],
  });
  if (facts.actor.status === 'ACTIVE' && facts.actor.role !== context.role) {
    throw new PontioError('CONTEXT_INVALID', { detail: 'governance has the practitioner in another role' });
  }
  return {
    ...facts,
    decisionId: parts.newId('dec'),
    at: context.at,
    request: {
      id: context.requestId,
      purpose: context.purpose,
      gateways: [...context.legalGateways],
      mode: 'NORMAL',
      ...(context.caseRef !== undefined && { caseRef: context.caseRef }),
    },
    auditWritable: parts.journal.isWritable(),
    asks,
  };
}

/** What the plan asks for, by person and holder; what two root fields ask alike is asked once. */
function asksOf(exchange: Exchange, holderOf: HolderOf): Ask[] {
  const { labels } = exchange.get('incoming').supergraph;
  const subjects = new Map(exchange.get('subjects').map((subject) => [subject.rootKey, subject]));
  const asks = new Map<string, { subjectId: string; holderId: string; fields: FieldQuestion[] }>();
  for (const { rootKey, subgraph, coordinate } of exchange.get('plan').cells) {
    const label = labels.get(coordinate);
    const subject = subjects.get(rootKey);
    if (!label || !subject) throw new PontioError('INTERNAL', { detail: `${coordinate} is about nobody` });
    const holderId = holderOf(subgraph, subject);
    const key = `${subject.id} ${holderId}`;
    const ask = asks.get(key) ?? { subjectId: subject.id, holderId, fields: [] };
    asks.set(key, ask);
    // Codes come from the agencies' schemas; the decision refuses those it does not know.
    if (!ask.fields.some(({ field }) => field === coordinate)) {
      ask.fields.push({ field: coordinate, label: label as FieldLabel });
    }
  }
  return [...asks.values()];
}
