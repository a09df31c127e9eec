import { PontioError } from '@pontio/errors';
import canonicalize from 'canonicalize';
import type { AuditEvent } from './audit-event.js';

/** The largest event, in bytes: in base64 and with its chains it has to fit into an entry, of which the length has 16 bits. */
export const MAX_EVENT_BYTES = 48_000;
/** UTF-8 makes three bytes at most of what JavaScript counts as one character. */
const MAX_BYTES_OF_CHARACTER = 3;

/** An event in its last form: what is kept, sent and hashed. */
export interface WrittenEvent {
  readonly id: string;
  /** RFC 8785 canonical JSON; holds no line break. */
  readonly text: string;
}

/**
 * Writes an event down.
 *
 * @throws PontioError `INTERNAL` when it is larger than {@link MAX_EVENT_BYTES}
 */
export function writeEvent(event: AuditEvent): WrittenEvent {
  // An object has a text, always.
  return checkedSize({ id: event.id, text: canonicalize(event) as string });
}

/** @throws PontioError `INTERNAL` when an event is larger than {@link MAX_EVENT_BYTES} */
export function checkedSize(event: WrittenEvent): WrittenEvent {
  // Only what could be too large is counted.
  if (event.text.length <= MAX_EVENT_BYTES / MAX_BYTES_OF_CHARACTER) return event;
  const bytes = new TextEncoder().encode(event.text).length;
  if (bytes <= MAX_EVENT_BYTES) return event;
  throw new PontioError('INTERNAL', { detail: `audit event ${event.id} has ${String(bytes)} bytes` });
}
