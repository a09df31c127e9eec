import { TILE_WIDTH } from '@pontio/transparency-log';
import type { DataSource, EntityManager } from 'typeorm';
import { type Month, type Partitions, boundsOf } from '../../persistence/partitions.js';
import type { RecordEvents } from '../../writer/ledger-writer.js';
import { oversightEvent } from './oversight-event.js';

/** What expiry works on, and for how long events are kept. */
export interface Expiry {
  readonly owner: DataSource;
  readonly partitions: Partitions;
  readonly record: RecordEvents;
  readonly now: () => number;
  /** Whole months that events are kept after the end of their own. */
  readonly months: number;
}

/**
 * Removes the months that were kept long enough and that no hold covers. Their hashes stay, so every later entry can
 * still be proved; entries go in whole bundles: those of a bundle that is still needed are kept until it is not.
 *
 * @returns the months that were removed
 */
export async function expireMonths({ owner, partitions, record, now, months }: Expiry): Promise<Month[]> {
  const today = new Date(now());
  const limit = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months)).toISOString();
  const expired = await owner.transaction(async (manager) => {
    // The writer waits, so that nothing is filed under a month that is about to go.
    await manager.query('select from log_head for update');
    const found = await findExpired(manager, limit);
    if (found.length > 0) await remove(manager, found);
    return found;
  });
  for (const month of expired) {
    partitions.forget(month);
    await record([oversightEvent('EVENTS_EXPIRED', { record: month.replace('_', '-') }, now())]);
  }
  return expired;
}

async function findExpired(manager: EntityManager, limit: string): Promise<Month[]> {
  const rows = await manager.query<{ month: Month }[]>(
    `select substring(relname from 7) as month from pg_inherits
      join pg_class on pg_class.oid = inhrelid where inhparent = 'event'::regclass order by month`,
  );
  const expired: Month[] = [];
  for (const { month } of rows) {
    const [from, to] = boundsOf(month);
    if (to > limit) continue;
    const held = await manager.query<unknown[]>(
      'select 1 from legal_hold where lifted_at is null and from_at < $2 and to_at > $1 limit 1',
      [from, to],
    );
    if (held.length === 0) expired.push(month);
  }
  return expired;
}

async function remove(manager: EntityManager, months: readonly Month[]): Promise<void> {
  for (const month of months) {
    await manager.query(`alter table event detach partition event_${month}`);
    await manager.query(`insert into kept_entry select log_index, chains, bytes from event_${month}`);
    await manager.query(
      `delete from oversized_event where event_id in (select event_id from event_${month})`,
    );
    await manager.query(`drop table event_${month}`);
  }
  const [oldest] = await manager.query<{ index: string }[]>(
    'select coalesce((select min(log_index) from event), (select size from log_head)) as index',
  );
  const first = Math.floor(Number(oldest?.index) / TILE_WIDTH) * TILE_WIDTH;
  await manager.query('delete from kept_entry where log_index < $1', [first]);
  await manager.query('update log_head set first_kept = greatest(first_kept, $1)', [first]);
}
