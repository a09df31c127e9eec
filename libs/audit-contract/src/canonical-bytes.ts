import type { AuditEvent } from './audit-event.js';
import { writeEvent } from './written-event.js';

const utf8 = new TextEncoder();

/**
 * The bytes of an event: RFC 8785 canonical JSON in UTF-8. These exact bytes are what is spooled, sent,
 * stored and hashed; nobody serialises an event again. They hold no line break.
 *
 * @throws PontioError `INTERNAL` when the event is larger than an entry of the log may be
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalBytes(event: AuditEvent): Uint8Array {
  return utf8.encode(writeEvent(event).text);
}
