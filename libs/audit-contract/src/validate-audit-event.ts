import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AuditEvent } from './audit-event.js';
import { auditEventSchema } from './audit-event.schema.js';

const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(auditEventSchema);

/** Whether `value` is an audit event of this version: closed schema, unknown keys refused. */
export function validateAuditEvent(value: unknown): value is AuditEvent {
  return validate(value);
}

/** @returns where `value` does not fit the schema and how; places and rules, never values. Empty when valid. */
export function auditEventFaults(value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath || '/'} ${error.message ?? error.keyword}`,
  );
}
