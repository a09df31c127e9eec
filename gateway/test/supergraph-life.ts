import { subgraphs } from './three-agencies.js';
import type { OperationRegistry } from '../src/supergraph/diff/supergraph-change.js';
import type { LifeParts } from '../src/supergraph/life/supergraph-life.js';
import type { FoundSubgraphs } from '../src/supergraph/sources/found-subgraphs.js';
import type { SubgraphSource } from '../src/supergraph/supergraph.js';

/** Three agencies whose schemas a test changes, and what became of it. */
export interface ChangingAgencies {
  readonly parts: LifeParts;
  /** What the next look finds. */
  found: FoundSubgraphs;
  /** One line for each audit event. */
  readonly events: string[];
  /** What was kept as the last good one, latest last. */
  readonly kept: (readonly SubgraphSource[])[];
  readonly accepted: Set<string>;
}

/** Agencies that have not changed yet. */
export function changingAgencies(operations: OperationRegistry = () => []): ChangingAgencies {
  const events: string[] = [];
  const kept: ChangingAgencies['kept'] = [];
  const accepted = new Set<string>();
  const agencies: ChangingAgencies = {
    ...{ events, kept, accepted },
    found: { sources: subgraphs, absent: [] },
    parts: {
      find: () => Promise.resolve(agencies.found),
      lastGood: { write: (sources) => void kept.push(sources) },
      operations,
      accepted: () => accepted,
      recorder: {
        published: ({ supergraph, isAccepted }) =>
          Promise.resolve(void events.push(`published ${supergraph.digest}${isAccepted ? ' accepted' : ''}`)),
        refused: ({ digest, reason }) => Promise.resolve(void events.push(`refused ${digest} ${reason}`)),
      },
    },
  };
  return agencies;
}

/** The agencies' schemas with one of them changed. */
export function changed(agency: string, from: string, to: string): readonly SubgraphSource[] {
  return subgraphs.map((subgraph) =>
    subgraph.name === agency ? { ...subgraph, sdl: subgraph.sdl.replace(from, to) } : subgraph,
  );
}
