export {
  AUDIT_DATA_SCHEMA,
  type AuditCell,
  type AuditCellStatus,
  type AuditData,
  type AuditEvent,
  type AuditFacts,
  type AuditInput,
  type AuditLinks,
  type AuditManifestLine,
  type AuditOutcome,
  type AuditRequester,
  type AuditRequesterOf,
  type CaseRef,
  type PractitionerRef,
  type SubjectRef,
  auditCellStatuses,
  auditOutcomes,
} from './audit-event.js';
export { type AuditActor, auditRequester } from './audit-requester.js';
export { auditEventSchema } from './audit-event.schema.js';
export { canonicalBytes } from './canonical-bytes.js';
export { type AuditEventIdentity, createAuditEvent } from './create-audit-event.js';
export { type EventBlanks, EventForm } from './event-form.js';
export { exampleEvents } from './examples.js';
export { type AuditEventKind, type AuditEventType, auditEventKinds, auditKinds, kindOf } from './kinds.js';
export { type Referencer, createReferencer } from './referencer.js';
export { type OversightKind, oversightKinds } from './oversight-kinds.js';
export { type RegisterKind, registerEventKinds, registerKinds } from './register-kinds.js';
export { renderAuditMd } from './render-audit-md.js';
export { sentenceFor } from './sentence-for.js';
export { auditEventFaults, validateAuditEvent } from './validate-audit-event.js';
export { viewFor } from './view-for.js';
export { MAX_EVENT_BYTES, type WrittenEvent, writeEvent } from './written-event.js';
