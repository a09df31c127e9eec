import { type AuditEvent, createAuditEvent, exampleEvents, writeEvent } from '@pontio/audit-contract';
import type { OutgoingBatch } from '../src/transport.js';

/** Valid disclosure events `evt_<prefix>_<n>`, each of its own request. */
export function sampleEvents(prefix: string, count: number): AuditEvent[] {
  const { data, time, source } = exampleEvents.DISCLOSURE;
  return Array.from({ length: count }, (_, n) =>
    createAuditEvent(
      'DISCLOSURE',
      { ...data, correlation: `req_${prefix}_${String(n)}` },
      { id: `evt_${prefix}_${String(n)}`, time, source },
    ),
  );
}

/** The ids of events. */
export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** Events as a transport gets them. */
export const batchOf = (events: readonly AuditEvent[]): OutgoingBatch => ({
  lines: [Buffer.from(events.map((event) => `${writeEvent(event).text}\n`).join(''))],
  count: events.length,
  chain: '0'.repeat(43),
});
