import { type AuditEvent, kindOf, validateAuditEvent } from '@pontio/audit-contract';
import { createHash } from 'node:crypto';

/** What the ledger stores of one event beside its bytes, to find it again. */
export interface EventRow {
  readonly eventId: string;
  readonly kind: string;
  readonly occurredAt: string | null;
  readonly correlation: string | null;
  readonly decisionId: string | null;
  readonly requesterOrg: string | null;
  readonly requesterRef: string | null;
  readonly ownerOrg: string | null;
  readonly subjectRef: string | null;
  readonly purpose: string | null;
  readonly outcome: string | null;
  readonly bytes: Uint8Array;
}

/** The row of whatever arrived: of an event, or an opaque one. Nothing is turned away. */
export function rowFor(bytes: Uint8Array): EventRow {
  const event = parseEvent(bytes);
  return event === undefined ? opaqueRow(bytes) : eventRow(event, bytes);
}

/** Keeps bytes that are no valid event, so that a malformed event cannot be used to hide something. */
export function opaqueRow(bytes: Uint8Array): EventRow {
  return {
    eventId: `inv_${createHash('sha256').update(bytes).digest('hex')}`,
    kind: 'INVALID',
    occurredAt: null,
    correlation: null,
    decisionId: null,
    requesterOrg: null,
    requesterRef: null,
    ownerOrg: null,
    subjectRef: null,
    purpose: null,
    outcome: null,
    bytes,
  };
}

/** @returns undefined when the bytes are not a valid event */
export function parseEvent(bytes: Uint8Array): AuditEvent | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return validateAuditEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function eventRow(event: AuditEvent, bytes: Uint8Array): EventRow {
  const { id, time, data } = event;
  return {
    eventId: id,
    kind: kindOf(event),
    occurredAt: time,
    correlation: data.correlation,
    decisionId: data.decisionId ?? null,
    requesterOrg: data.requester.org ?? null,
    requesterRef: data.requester.userRef ?? null,
    ownerOrg: data.owner,
    subjectRef: data.subjectRef ?? null,
    purpose: data.purpose ?? null,
    outcome: data.outcome,
    bytes,
  };
}
