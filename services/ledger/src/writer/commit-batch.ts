import type { TileBytes } from '@pontio/transparency-log';
import { BinaryRows, type CopyClient, copyIn } from '../persistence/copy-in.js';
import { Fenced, moveHead } from './lease.js';
import { type LogState, offsetKey } from './log-state.js';
import type { PlacedBatch, PlacedEvent } from './place-batch.js';

/** How far a partition was read once the events of a batch are recorded. */
export interface ReadUpTo {
  readonly topic: string;
  readonly partition: number;
  /** The offset to read next. */
  readonly nextOffset: string;
}

/**
 * Writes a batch in one transaction: the head of the log first, which refuses a writer that was followed by
 * another; then events, tiles, chains, offsets and root. Either all of it is there afterwards or nothing.
 *
 * @param recordedAt - milliseconds since 1970
 * @returns the log as it is now
 * @throws Fenced
 */
export async function commitBatch(
  client: CopyClient,
  before: LogState,
  batch: PlacedBatch,
  { recordedAt, readUpTo }: { readonly recordedAt: number; readonly readUpTo: readonly ReadUpTo[] },
): Promise<LogState> {
  const { size } = batch.state.edge;
  await client.query('begin');
  try {
    await moveHead(client, before.epoch, { from: before.edge.size, to: size, root: batch.root });
    if (batch.events.length > 0) {
      await copyIn(client, COPY, rowsOf(batch.events, recordedAt));
      await saveOversized(client, batch.events);
      await saveTiles(client, batch.tiles);
      await saveChains(client, batch.longer);
      await client.query('insert into log_root values ($1, $2, $3)', [
        size,
        batch.root,
        new Date(recordedAt),
      ]);
    }
    const offsets = await saveOffsets(client, before, readUpTo);
    await client.query('commit');
    return { ...batch.state, offsets };
  } catch (error) {
    // The connection may be the fault; then the server rolls back by itself.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

const COLUMNS = [
  ...['log_index', 'event_id', 'kind', 'occurred_at', 'recorded_at', 'correlation', 'decision_id'],
  ...['requester_org', 'requester_ref', 'owner_org', 'subject_ref', 'case_ref', 'purpose', 'outcome'],
  ...['break_glass', 'chains', 'bytes'],
];
const COPY = `copy event (${COLUMNS.join(', ')}) from stdin (format binary)`;

function rowsOf(events: readonly PlacedEvent[], recordedAt: number): Buffer {
  const rows = new BinaryRows(events.length * 2048);
  for (const placed of events) {
    rows.begin(COLUMNS.length);
    rows.integer(placed.logIndex);
    rows.text(placed.eventId);
    rows.text(placed.kind);
    rows.time(placed.occurredAt ?? recordedAt);
    rows.time(recordedAt);
    for (const value of searchedBy(placed)) rows.text(value ?? null);
    rows.truth(placed.event?.data.mode === 'BREAK_GLASS' || placed.kind.startsWith('BREAK_GLASS_'));
    rows.text(JSON.stringify(placed.chains));
    rows.bytes(placed.bytes);
  }
  return rows.end();
}

function searchedBy({ event }: PlacedEvent): (string | null | undefined)[] {
  if (event === undefined) return Array<null>(9).fill(null);
  const { correlation, decisionId, requester, owner, subjectRef, caseRef, purpose, outcome } = event.data;
  return [
    correlation,
    decisionId,
    requester.org,
    requester.userRef,
    owner,
    subjectRef,
    caseRef,
    purpose,
    outcome,
  ];
}

/** Of an event too large for a leaf the log has the hash; the bytes are kept beside it. */
async function saveOversized(client: CopyClient, events: readonly PlacedEvent[]): Promise<void> {
  for (const { eventId, whole } of events)
    if (whole) await client.query('insert into oversized_event values ($1, $2)', [eventId, whole]);
}

async function saveTiles(client: CopyClient, tiles: readonly TileBytes[]): Promise<void> {
  await client.query(
    `insert into tile select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])
      on conflict (level, index) do update set hashes = excluded.hashes`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ bytes }) => bytes)],
  );
}

async function saveChains(client: CopyClient, longer: LogState['chains']): Promise<void> {
  const heads = [...longer.values()];
  await client.query(
    `insert into chain_head select * from unnest($1::text[], $2::bigint[], $3::bytea[])
      on conflict (id) do update set seq = excluded.seq, leaf_hash = excluded.leaf_hash`,
    [[...longer.keys()], heads.map(({ seq }) => seq), heads.map(({ leaf }) => leaf)],
  );
}

/** The offset that was expected must still be there: two consumers can never both have read on from it. */
async function saveOffsets(
  client: CopyClient,
  { epoch, offsets }: LogState,
  readUpTo: readonly ReadUpTo[],
): Promise<ReadonlyMap<string, string>> {
  const now = new Map(offsets);
  for (const { topic, partition, nextOffset } of readUpTo) {
    const key = offsetKey(topic, partition);
    const expected = now.get(key) ?? null;
    if (expected !== null && BigInt(expected) >= BigInt(nextOffset)) continue;
    const { rowCount } = await client.query(
      `insert into kafka_offset as known values ($1, $2, $3) on conflict (topic, partition)
        do update set next_offset = excluded.next_offset
        where known.next_offset = $4 and (select epoch from log_head) = $5`,
      [topic, partition, nextOffset, expected, epoch],
    );
    if (rowCount !== 1) throw new Fenced();
    now.set(key, nextOffset);
  }
  return now;
}
