import { asCallerKnows } from '@pontio/decision';
import { asksAbout } from '../decision/asks-about.js';
import { decideAsks } from '../decision/decide-asks.js';
import { withInputs } from '../decision/withheld-inputs.js';
import { ReleasePlan } from '../executor/release-plan.js';
import type { HolderOf } from '../exchange.js';
import type { DirectoryEntry } from '../registers/directory.js';
import type { Stage } from '../request-path.js';

/** By the directory as it was read; it is read once a minute. */
const known = new WeakMap<readonly DirectoryEntry[], ReadonlyMap<string, string>>();

/** Decides a cell for each person x field x holder, before anything is fetched. */
export const decide: Stage = async function decide(exchange, parts) {
  const directory = await parts.directory.entries();
  const agencies = agenciesIn(directory);
  // What a subgraph that the directory does not know says about a person is nobody's to share.
  const holderOf: HolderOf = (subgraph, subject) =>
    agencies.get(subgraph) ?? (subject.kind === 'AGENCY' ? subject.id : `unregistered:${subgraph}`);
  const subjects = exchange.get('subjects');
  const release = new ReleasePlan(holderOf);
  const { labels } = exchange.get('incoming').supergraph;
  const asks = asksAbout({ subjects, planned: exchange.get('plan'), labels, holderOf, release });
  const planned = exchange.get('plan');
  const taken = withInputs(
    await decideAsks(exchange.get('context'), { subjects, asks, signal: exchange.incoming.signal }, parts),
    subjects,
    { supergraph: exchange.get('incoming').supergraph, planned, holderOf, release },
  );
  release.admit({ subjects, asks, decision: taken.decision });
  const { input, decision, engine } = taken;
  const known = asCallerKnows(input, decision, engine);
  exchange.put('decided', {
    ...taken,
    ...(known.guarded.size > 0 && { known: { ...known, engine } }),
    directory,
    release,
    holderOf,
    agencyOf: (subgraph) => agencies.get(subgraph),
  });
};

/** The agencies by the subgraphs that serve their records. */
function agenciesIn(directory: readonly DirectoryEntry[]): ReadonlyMap<string, string> {
  const agencies =
    known.get(directory) ??
    new Map(directory.flatMap(({ id, subgraph }) => (subgraph ? [[subgraph, id] as const] : [])));
  known.set(directory, agencies);
  return agencies;
}
