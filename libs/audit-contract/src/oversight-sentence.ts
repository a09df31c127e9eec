import type { AuditData } from './audit-event.js';
import type { OversightKind } from './oversight-kinds.js';

/** What happened to the audit trail, after the one who did it. */
const DONE: Readonly<Record<OversightKind, (data: AuditData) => string>> = {
  AUDIT_READ: ({ record, subjectRef }) =>
    `read the audit trail${record === undefined ? '' : ` (${record})`}${subjectRef === undefined ? '' : ' about one person'}`,
  LEGAL_HOLD_SET: ({ record }) => `put events on hold (${record ?? 'no record'})`,
  LEGAL_HOLD_LIFTED: ({ record }) => `lifted a hold on events (${record ?? 'no record'})`,
  EVENTS_EXPIRED: ({ record }) => `removed the expired events of ${record ?? 'a month'}`,
};

/** The sentence of an event about the audit trail. @param who - as the subject of the sentence */
export function oversightSentence(kind: OversightKind, data: AuditData, who: string): string {
  const why = data.reason === undefined ? '' : `: ${data.reason.toLowerCase().replaceAll('_', ' ')}`;
  return `${who} ${DONE[kind](data)}${why}.`;
}
