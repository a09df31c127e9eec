import type { AuditEvent } from './audit-event.js';

/** Canonical texts of events that were made from a form. A changed copy of such an event has none. */
const texts = new WeakMap<AuditEvent, string>();

export function textOfEvent(event: AuditEvent): string | undefined {
  return texts.get(event);
}

export function keepText(event: AuditEvent, text: string): void {
  texts.set(event, text);
}
