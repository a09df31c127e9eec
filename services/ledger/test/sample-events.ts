import { type AuditEvent, type AuditFacts, createAuditEvent, exampleEvents } from '@pontio/audit-contract';

/** Valid disclosure events `evt_<prefix>_<n>`, each of its own request `req_<prefix>_<n>`. */
export function sampleEvents(prefix: string, count: number, change: Partial<AuditFacts> = {}): AuditEvent[] {
  const { data, time, source } = exampleEvents.DISCLOSURE;
  return Array.from({ length: count }, (_, n) =>
    createAuditEvent(
      'DISCLOSURE',
      { ...data, correlation: `req_${prefix}_${String(n)}`, ...change },
      { id: `evt_${prefix}_${String(n)}`, time, source },
    ),
  );
}

/** The ids of events. */
export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);
