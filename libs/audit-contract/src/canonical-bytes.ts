import { PontioError } from '@pontio/errors';
import canonicalize from 'canonicalize';
import type { AuditEvent } from './audit-event.js';
import { textOfEvent } from './event-text.js';

/** The largest event, in bytes: in base64 and with its chains it has to fit into an entry, of which the length has 16 bits. */
export const MAX_EVENT_BYTES = 48_000;

const utf8 = new TextEncoder();

/**
 * The bytes of an event: RFC 8785 canonical JSON in UTF-8. These exact bytes are what is spooled, sent,
 * stored and hashed; nobody serialises an event again. They hold no line break.
 *
 * @throws PontioError `INTERNAL` when the event is larger than {@link MAX_EVENT_BYTES}
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalBytes(event: AuditEvent): Uint8Array {
  const bytes = utf8.encode(textOfEvent(event) ?? canonicalize(event));
  if (bytes.length > MAX_EVENT_BYTES) {
    throw new PontioError('INTERNAL', {
      detail: `audit event ${event.id} has ${String(bytes.length)} bytes`,
    });
  }
  return bytes;
}
