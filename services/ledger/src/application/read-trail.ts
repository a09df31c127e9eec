import { type AuditEventKind, auditEventKinds } from '@pontio/audit-contract';
import type { DataSource } from 'typeorm';
import { type FoundEvent, searchEvents } from './search/search-events.js';

/** Which part of an agency's trail is asked for. */
export interface TrailQuery {
  /** The agency whose officer reads. */
  readonly agencyId: string;
  readonly requestId?: string;
  readonly decisionId?: string;
  /** At most so many, the latest. */
  readonly first: number;
}

/** Who read the trail has a report of its own: otherwise each look would push out what was looked for. */
const OF_SHARING: readonly AuditEventKind[] = auditEventKinds.filter((kind) => kind !== 'AUDIT_READ');

/** Reads the latest entries in which the agency asked or held the data, oldest of them first. */
export async function readTrail(reader: DataSource, { first, ...query }: TrailQuery): Promise<FoundEvent[]> {
  const { entries } = await searchEvents(reader, { ...query, kinds: OF_SHARING }, { first });
  return entries.toReversed();
}
