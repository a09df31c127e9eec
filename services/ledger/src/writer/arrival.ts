import {
  type AuditEvent,
  type AuditEventKind,
  MAX_EVENT_BYTES,
  kindOf,
  validateAuditEvent,
} from '@pontio/audit-contract';
import { GATEWAY_CHAIN, controllersOf } from '@pontio/transparency-log';
import { hash } from 'node:crypto';

/** The kind of what is no event of the contract. */
export const INVALID = 'INVALID';

/** Something that arrived to be recorded, read as far as it can be. */
export interface Arrival {
  /** The event's own id; `inv_` and the hash of the bytes where these are no valid event. */
  readonly eventId: string;
  readonly kind: AuditEventKind | typeof INVALID;
  /** Milliseconds since 1970, as the event says; absent where these are no valid event. */
  readonly occurredAt?: number;
  readonly event?: AuditEvent;
  /** In whose chains it is counted. */
  readonly controllers: readonly string[];
  /** What the log holds of it: the bytes as they came, or the hash of what is too large for an entry. */
  readonly bytes: Uint8Array;
  /** The bytes as they came, where they are too large. */
  readonly whole?: Uint8Array;
}

/** No log of ours is older or will be written longer; a partition is made for any month in between. */
const EARLIEST = Date.UTC(2020);
const LATEST = Date.UTC(2100);

/** Reads whatever arrived. Nothing is turned away: what is no valid event is kept as it is. */
export function readArrival(bytes: Uint8Array): Arrival {
  const event = parseEvent(bytes);
  const occurredAt = event && instantOf(event.time);
  if (event === undefined || occurredAt === undefined) return opaque(bytes);
  return {
    eventId: event.id,
    kind: kindOf(event),
    occurredAt,
    event,
    controllers: controllersOf(event),
    bytes,
  };
}

/** Bytes that are no valid event: they are kept as well, so that a malformed event cannot hide anything. */
export function opaque(bytes: Uint8Array): Arrival {
  const digest = hash('sha256', bytes, 'hex');
  const common = { eventId: `inv_${digest}`, kind: INVALID, controllers: [GATEWAY_CHAIN] } as const;
  if (bytes.length <= MAX_EVENT_BYTES) return { ...common, bytes };
  return { ...common, bytes: Buffer.from(`sha256:${digest}`), whole: bytes };
}

/** @returns undefined when the bytes are not a valid event */
export function parseEvent(bytes: Uint8Array): AuditEvent | undefined {
  if (bytes.length > MAX_EVENT_BYTES) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
    return validateAuditEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The schema asks for digits alone, so there may be a thirteenth month. */
function instantOf(time: string): number | undefined {
  const at = Date.parse(time);
  return at >= EARLIEST && at < LATEST && new Date(at).toISOString() === time ? at : undefined;
}
