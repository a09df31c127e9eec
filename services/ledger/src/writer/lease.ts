import type { CopyClient } from '../persistence/copy-in.js';

/** Seconds after which a writer that says nothing more may be followed by another. */
const LEASE_S = 10;

/** Any number that nothing else of Pontio locks by. */
const LOCK = 7_307;

/** Another writer has taken over: what this one still had in hand was not written, and it must write no more. */
export class Fenced extends Error {
  constructor() {
    super('another writer has taken over the log');
    this.name = 'Fenced';
  }
}

/**
 * Takes the lease of the one writer, when nobody holds it, its time is up, or its holder's connection is gone. The
 * lock only makes the last case quick; what keeps an earlier writer from writing is the new epoch.
 *
 * @returns the epoch of the lease, or undefined when somebody else holds it
 */
export async function takeLease(client: CopyClient, holder: string): Promise<number | undefined> {
  const { rows } = await client.query<{ epoch: string }>(
    `with lock as materialized (select pg_try_advisory_lock($2) as is_mine)
      update log_head set epoch = epoch + 1, holder = $1,
          lease_until = clock_timestamp() + interval '${String(LEASE_S)} seconds'
        where (select is_mine from lock) or lease_until < clock_timestamp() returning epoch`,
    [holder, LOCK],
  );
  return rows[0] && Number(rows[0].epoch);
}

/** @throws Fenced */
export async function renewLease(client: CopyClient, epoch: number): Promise<void> {
  const { rowCount } = await client.query(
    `update log_head set lease_until = clock_timestamp() + interval '${String(LEASE_S)} seconds' where epoch = $1`,
    [epoch],
  );
  if (rowCount !== 1) throw new Fenced();
}

/**
 * Moves the head of the log on, within the transaction that writes what is new. The row is locked until it commits,
 * so a writer that takes over waits for it.
 *
 * @throws Fenced
 */
export async function moveHead(
  client: CopyClient,
  epoch: number,
  { from, to, root }: { readonly from: number; readonly to: number; readonly root: Uint8Array },
): Promise<void> {
  const { rowCount } = await client.query(
    `update log_head set size = $3, root = $4, lease_until = clock_timestamp() + interval '${String(LEASE_S)} seconds'
      where epoch = $1 and size = $2`,
    [epoch, from, to, root],
  );
  if (rowCount !== 1) throw new Fenced();
}
