import { type OversightKind, canonicalBytes, createAuditEvent } from '@pontio/audit-contract';
import { newId } from '@pontio/platform';

/** What an event about keeping and removing says. */
export interface Kept {
  readonly record: string;
  readonly reason?: string;
  /** The agency for which it is done; absent where a clock did it. */
  readonly agencyId?: string;
}

/** The bytes of an event about keeping and removing. @param at - milliseconds since 1970 */
export function oversightEvent(
  kind: OversightKind,
  { record, reason, agencyId }: Kept,
  at: number,
): Uint8Array {
  const facts = {
    correlation: newId('ord'),
    requester: agencyId === undefined ? {} : { org: agencyId },
    owner: agencyId ?? null,
    outcome: 'permit' as const,
    cells: [],
    record,
    ...(reason !== undefined && { reason }),
  };
  const identity = { id: newId('evt'), time: new Date(at).toISOString(), source: 'urn:pontio:ledger' };
  return canonicalBytes(createAuditEvent(kind, facts, identity));
}
