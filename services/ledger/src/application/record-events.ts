import type { DataSource, EntityManager } from 'typeorm';
import { type EventRow, opaqueRow, rowFor } from './event-row.js';

/** How far a partition was read once the events of a batch are recorded. */
export interface ReadUpTo {
  readonly topic: string;
  readonly partition: number;
  /** The offset to read next. */
  readonly nextOffset: string;
}

/** Records events in the log: each exactly once, however often it arrives. */
export type RecordEvents = (events: readonly Uint8Array[], readUpTo?: ReadUpTo) => Promise<void>;

const COLUMNS = [
  ['event_id', 'text', 'eventId'],
  ['kind', 'text', 'kind'],
  ['occurred_at', 'timestamptz', 'occurredAt'],
  ['correlation', 'text', 'correlation'],
  ['decision_id', 'text', 'decisionId'],
  ['requester_org', 'text', 'requesterOrg'],
  ['requester_ref', 'text', 'requesterRef'],
  ['owner_org', 'text', 'ownerOrg'],
  ['subject_ref', 'text', 'subjectRef'],
  ['purpose', 'text', 'purpose'],
  ['outcome', 'text', 'outcome'],
  ['bytes', 'bytea', 'bytes'],
] as const satisfies readonly (readonly [string, string, keyof EventRow])[];

const INSERT = `
  insert into event (${COLUMNS.map(([name]) => name).join(', ')})
  select * from unnest(${COLUMNS.map(([, type], n) => `$${String(n + 1)}::${type}[]`).join(', ')})
  on conflict (event_id) do nothing`;

/**
 * Makes the use case over the ledger's database. Events and the offset are written in one transaction, so
 * that a crash at any point loses nothing and records nothing twice. Bytes that differ from those already
 * recorded under the same id are kept as well, as an opaque row.
 */
export function recordEventsIn(dataSource: DataSource): RecordEvents {
  return (events, readUpTo) =>
    dataSource.transaction(async (manager) => {
      const rows = events.map(rowFor);
      await insert(manager, rows);
      await insert(manager, await contradicting(manager, rows));
      if (readUpTo) await saveOffset(manager, readUpTo);
    });
}

/** @returns the stored offset to read next, by partition */
export async function loadOffsets(dataSource: DataSource, topic: string): Promise<Map<number, string>> {
  const rows = await dataSource.query<{ partition: number; next_offset: string }[]>(
    'select partition, next_offset from kafka_offset where topic = $1',
    [topic],
  );
  return new Map(rows.map(({ partition, next_offset }) => [partition, next_offset]));
}

async function insert(manager: EntityManager, rows: readonly EventRow[]): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    INSERT,
    COLUMNS.map(([, , key]) => rows.map((row) => row[key])),
  );
}

/** Rows whose id is taken by other bytes: an id is given once, so these are no duplicates. */
async function contradicting(manager: EntityManager, rows: readonly EventRow[]): Promise<EventRow[]> {
  const found = await manager.query<{ n: string }[]>(
    `select given.n from unnest($1::text[], $2::bytea[]) with ordinality as given (event_id, bytes, n)
      join event using (event_id) where event.digest <> sha256(given.bytes)`,
    [rows.map(({ eventId }) => eventId), rows.map(({ bytes }) => bytes)],
  );
  return found.flatMap(({ n }) => {
    const row = rows[Number(n) - 1];
    return row ? [opaqueRow(row.bytes)] : [];
  });
}

async function saveOffset(manager: EntityManager, { topic, partition, nextOffset }: ReadUpTo): Promise<void> {
  await manager.query(
    `insert into kafka_offset (topic, partition, next_offset) values ($1, $2, $3)
      on conflict (topic, partition) do update set next_offset = excluded.next_offset`,
    [topic, partition, nextOffset],
  );
}
