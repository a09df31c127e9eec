import { PontioError } from '@pontio/errors';
import { AUDIT_DATA_SCHEMA, type AuditEvent, type AuditInput } from './audit-event.js';
import { type AuditEventKind, auditKinds } from './kinds.js';
import { auditEventFaults } from './validate-audit-event.js';

/** What identifies an event; made by the caller, because this package has no clock and no randomness. */
export interface AuditEventIdentity {
  /** `evt_` and a sortable unique part. */
  readonly id: string;
  /** ISO 8601 UTC with milliseconds. */
  readonly time: string;
  /** `urn:pontio:<process>`. */
  readonly source: string;
}

/**
 * Makes an event that is valid by construction.
 *
 * @throws PontioError `INTERNAL` when the data does not fit the schema; the detail names the places, not the
 * values
 * @example
 * createAuditEvent('REFUSAL', { correlation, requester: {}, owner: null, outcome: 'deny', cells: [],
 *   reason: 'TOKEN_INVALID' }, { id, time, source: 'urn:pontio:gateway' });
 */
export function createAuditEvent<K extends AuditEventKind>(
  kind: K,
  data: AuditInput<K>,
  identity: AuditEventIdentity,
): AuditEvent<K> {
  const { id, time, source } = identity;
  const { type, phase } = auditKinds[kind];
  const event: AuditEvent<K> = {
    specversion: '1.0',
    id,
    type,
    source,
    time,
    datacontenttype: 'application/json',
    dataschema: AUDIT_DATA_SCHEMA,
    data: { ...data, phase },
  };
  const faults = auditEventFaults(event);
  if (faults.length > 0) {
    throw new PontioError('INTERNAL', {
      detail: `audit event does not fit its schema: ${faults.join('; ')}`,
    });
  }
  return event;
}
