import { type AuditEvent, createAuditEvent } from '@pontio/audit-contract';
import { newId } from '@pontio/platform';

/** Says in the trail itself that from here on releases rested on one machine's disk alone. */
export function degradedEvent(source: string, at: Date): AuditEvent {
  return createAuditEvent(
    'EVIDENCE_DEGRADED',
    {
      correlation: newId('req'),
      requester: {},
      owner: null,
      outcome: 'partial',
      cells: [],
      reason: 'NOT_CONFIRMED_IN_TIME',
    },
    { id: newId('evt'), time: at.toISOString(), source },
  );
}
