import { type AuditEvent, type AuditInput, createAuditEvent } from '@pontio/audit-contract';
import type { ReleaseOrder } from '@pontio/request-context';
import { circumstancesOf } from './circumstances-of.js';
import type { EventParts } from './register-change.js';
import type { ChangeName } from './who-may.js';

/** The event of a change that somebody tried and may not make: what they tried is the fault. */
export function refusedChange(
  name: ChangeName,
  order: ReleaseOrder,
  { at, ...parts }: EventParts & { readonly at: Date },
): AuditEvent {
  const data = {
    ...circumstancesOf(order, parts),
    ...{ owner: null, subgraph: 'governance', outcome: 'deny', cells: [], reason: 'CHANGE_REFUSED' },
    fault: name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
  };
  const identity = { id: parts.newId('evt'), time: at.toISOString(), source: 'urn:pontio:governance' };
  return createAuditEvent('REFUSAL', data as unknown as AuditInput<'REFUSAL'>, identity);
}
