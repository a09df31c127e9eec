import { type AuditEvent, viewFor } from '@pontio/audit-contract';
import { type DataSource, type FindOptionsWhere } from 'typeorm';
import { EventEntity } from '../persistence/event.entity.js';
import { parseEvent } from '../writer/arrival.js';

/** Which part of an agency's trail is asked for. */
export interface TrailQuery {
  /** The agency whose officer reads. */
  readonly agencyId: string;
  readonly requestId?: string;
  readonly decisionId?: string;
  /** At most so many, the latest. */
  readonly first: number;
}

/** One event as that agency may read it. */
export interface TrailEntry {
  readonly event: AuditEvent;
  readonly recordedAt: Date;
}

const MOST = 500;

/**
 * Reads the latest entries in which the agency asked or held the data, oldest of them first. What was hidden
 * from an agency that asked stays hidden from its officers.
 */
export async function readTrail(dataSource: DataSource, query: TrailQuery): Promise<TrailEntry[]> {
  const { agencyId, requestId, decisionId, first } = query;
  const about: FindOptionsWhere<EventEntity> = {
    ...(requestId !== undefined && { correlation: requestId }),
    ...(decisionId !== undefined && { decisionId }),
  };
  const rows = await dataSource.getRepository(EventEntity).find({
    where: [
      { ...about, requesterOrg: agencyId },
      { ...about, ownerOrg: agencyId },
    ],
    order: { logIndex: 'DESC' },
    take: Math.max(1, Math.min(first, MOST)),
  });
  return rows.reverse().flatMap(({ bytes, recordedAt }) => {
    const event = parseEvent(bytes);
    const view = event && viewFor(event, agencyId);
    return view ? [{ event: view, recordedAt }] : [];
  });
}
