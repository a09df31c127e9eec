import { type AuditEvent, createAuditEvent } from '@pontio/audit-contract';
import type { Refusal } from './release-door.js';

/** What a recorder writes to, and where its ids and times come from. */
export interface RefusalRecorderOptions {
  /** Name of the subgraph that refuses. */
  readonly subgraph: string;
  /** The agency whose records it guards, `agy_…`; absent for a service that is no agency. */
  readonly owner?: string;
  /** Must have made the events durable when it resolves. */
  readonly journal: { append(events: readonly AuditEvent[]): Promise<void> };
  readonly newId: <P extends string>(prefix: P) => `${P}_${string}`;
  readonly now: () => Date;
}

/** Writes each call turned away at a subgraph's door into the audit trail, as a refusal with its fault. */
export function refusalRecorder(options: RefusalRecorderOptions): (refusal: Refusal) => Promise<void> {
  const { subgraph, owner = null, journal, newId, now } = options;
  return async ({ fault, decisionId, recipient, purpose, digest }) => {
    const event = createAuditEvent(
      'REFUSAL',
      {
        correlation: newId('req'),
        // Orders for the gateway's own use name no agency.
        requester: recipient?.startsWith('agy_') ? { org: recipient } : {},
        owner,
        subgraph,
        outcome: 'deny',
        cells: [],
        reason: 'RELEASE_ORDER_REFUSED',
        fault,
        ...(decisionId !== undefined && { decisionId }),
        ...(purpose !== undefined && { purpose }),
        ...(digest !== undefined && { requestDigest: `sha256:${digest}` }),
      },
      { id: newId('evt'), time: now().toISOString(), source: `urn:pontio:${subgraph}` },
    );
    await journal.append([event]);
  };
}
