import { type AuditFacts, canonicalBytes, createAuditEvent } from '@pontio/audit-contract';
import type { ReleaseOrder } from '@pontio/request-context';
import type { RecordEvents } from '../writer/ledger-writer.js';

/** Why an officer reads. */
export const READ_REASONS = [
  'ROUTINE_REVIEW',
  'COMPLAINT',
  'SUBJECT_ACCESS',
  'INCIDENT',
  'INVESTIGATION',
  'PRACTITIONER_REQUEST',
] as const;
/** Why an officer reads. */
export type ReadReason = (typeof READ_REASONS)[number];

/** One reading of the audit trail. */
export interface AuditRead {
  readonly order: Pick<ReleaseOrder, 'id' | 'decisionId' | 'recipient' | 'purpose' | 'digest'>;
  /** The agency whose trail is read. */
  readonly agencyId: string;
  /** What was asked: `TRAIL`, `SEARCH` or the number of a report. */
  readonly what: string;
  readonly reason: ReadReason;
  /** Whom or what the search was narrowed to. */
  readonly about?: Pick<AuditFacts, 'subjectRef' | 'caseRef'>;
}

/** Records that the audit trail is read. Resolves when that is durable; until then nothing may be answered. */
export type RecordRead = (read: AuditRead) => Promise<void>;

/** Makes the use case. */
export function recordReadIn(
  recordEvents: RecordEvents,
  newId: (prefix: 'evt') => string,
  now: () => number,
): RecordRead {
  return async ({ order, agencyId, what, reason, about }) => {
    const { decisionId, digest } = order;
    const event = createAuditEvent(
      'AUDIT_READ',
      {
        correlation: order.id,
        requester: { org: order.recipient },
        owner: agencyId,
        purpose: order.purpose,
        outcome: 'permit',
        cells: [],
        record: what,
        reason,
        ...about,
        ...(decisionId !== undefined && { decisionId }),
        ...(digest !== undefined && { requestDigest: `sha256:${digest}` }),
      },
      { id: newId('evt'), time: new Date(now()).toISOString(), source: 'urn:pontio:ledger' },
    );
    await recordEvents([canonicalBytes(event)]);
  };
}
