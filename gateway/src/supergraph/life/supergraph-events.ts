import { type AuditEvent, createAuditEvent } from '@pontio/audit-contract';
import type { GoodSupergraph, RefusedSupergraph } from './weigh-supergraph.js';

/** What events are written to, and where their ids and times come from. */
export interface SupergraphEventParts {
  readonly journal: { append(events: readonly AuditEvent[]): Promise<void> };
  readonly newId: <P extends string>(prefix: P) => `${P}_${string}`;
  readonly now: () => Date;
}

/** Records what became of supergraphs. Durable when it resolves. */
export interface SupergraphRecorder {
  published(good: GoodSupergraph): Promise<void>;
  refused(refused: RefusedSupergraph): Promise<void>;
}

/** A recorder that writes to the audit journal. */
export function createSupergraphRecorder({ journal, newId, now }: SupergraphEventParts): SupergraphRecorder {
  const facts = { owner: null, requester: {}, cells: [] } as const;
  const identity = (): { id: `evt_${string}`; time: string; source: string } => ({
    id: newId('evt'),
    time: now().toISOString(),
    source: 'urn:pontio:gateway',
  });
  return {
    published: ({ supergraph: { digest: record }, isAccepted }) => {
      const reason = isAccepted ? { reason: 'CHANGE_ACCEPTED' } : {};
      const data = { ...facts, ...reason, correlation: newId('req'), record, outcome: 'permit' } as const;
      return journal.append([createAuditEvent('SUPERGRAPH_PUBLISHED', data, identity())]);
    },
    refused: ({ digest: record, reason }) => {
      const data = { ...facts, correlation: newId('req'), record, reason, outcome: 'deny' } as const;
      return journal.append([createAuditEvent('SUPERGRAPH_REFUSED', data, identity())]);
    },
  };
}
