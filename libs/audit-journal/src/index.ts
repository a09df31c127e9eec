export { type AuditJournal, type JournalLimits, type JournalState, defaultLimits } from './audit-journal.js';
export { type JournalOptions, openJournal } from './open-journal.js';
export { type AuditTransport, type OutgoingEvent } from './transport.js';
