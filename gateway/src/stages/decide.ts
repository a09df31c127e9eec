import type { Ask } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import { decideAsks } from '../decision/decide-asks.js';
import { fieldList } from '../decision/field-lists.js';
import { ReleasePlan } from '../executor/release-plan.js';
import type { Exchange, HolderOf } from '../exchange.js';
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
  const subjects = exchange.get('subjects');
  const taken = await decideAsks(
    exchange.get('context'),
    { subjects, asks: asksOf(exchange, holderOf), signal: exchange.incoming.signal },
    parts,
  );
  exchange.put('decided', {
    ...taken,
    directory,
    release: new ReleasePlan(taken.decision, exchange.get('plan').cells, subjects, holderOf),
    holderOf,
    isAgency: (subgraph) => agencies.has(subgraph),
  });
};

/** What the plan asks for, by person and holder; what two root fields ask alike is asked once. */
function asksOf(exchange: Exchange, holderOf: HolderOf): Ask[] {
  const { labels } = exchange.get('incoming').supergraph;
  const subjects = new Map(exchange.get('subjects').map((subject) => [subject.place, subject]));
  const asks = new Map<string, { subjectId: string; holderId: string; fields: Set<string> }>();
  for (const { place, subgraph, coordinate } of exchange.get('plan').cells) {
    const subject = subjects.get(place);
    if (!subject) throw new PontioError('INTERNAL', { detail: `${coordinate} is about nobody` });
    const holderId = holderOf(subgraph, subject);
    const key = `${subject.id} ${holderId}`;
    const ask = asks.get(key) ?? { subjectId: subject.id, holderId, fields: new Set() };
    asks.set(key, ask);
    ask.fields.add(coordinate);
  }
  return [...asks.values()].map(({ fields, ...whose }) => ({
    ...whose,
    fields: fieldList(labels, [...fields]),
  }));
}
