import type { AuditKindEntry } from './kinds.js';

/** Events about the audit trail itself: who read it, what must be kept, what was kept long enough. */
export const oversightKinds = {
  AUDIT_READ: {
    type: 'uk.pontio.audit.audit-read.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning:
      'The audit trail was read, under what report and why. Durable before the answer leaves; the decision says who read.',
  },
  LEGAL_HOLD_SET: {
    type: 'uk.pontio.audit.legal-hold-set.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning: 'Events of a time must be kept, however old they become; the record is the hold.',
  },
  LEGAL_HOLD_LIFTED: {
    type: 'uk.pontio.audit.legal-hold-lifted.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning: 'Events need no longer be kept for the sake of a hold.',
  },
  EVENTS_EXPIRED: {
    type: 'uk.pontio.audit.events-expired.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning:
      'The events of a month were kept as long as they must be, and were removed; the record is the month. Their hashes stay in the log.',
  },
} as const satisfies Record<string, AuditKindEntry>;

/** A kind of event about the audit trail itself. */
export type OversightKind = keyof typeof oversightKinds;
