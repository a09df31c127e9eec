import {
  type ChainLink,
  EMPTY_TREE,
  appendLeaves,
  leafHash,
  ledgerEntryBytes,
} from '@pontio/transparency-log';
import type { DataSource } from 'typeorm';

/** One row of the log, as far as its leaf is made of it. */
export interface LoggedEntry {
  readonly event_id: string;
  readonly chains: readonly ChainLink[];
  readonly leaf: Uint8Array;
}

/** Every entry of a log in its order; fails where the numbers have a gap. */
export async function loggedEntries(dataSource: DataSource): Promise<LoggedEntry[]> {
  const rows = await dataSource.query<
    { log_index: string; event_id: string; chains: string; bytes: Buffer }[]
  >('select log_index, event_id, chains, bytes from event order by log_index');
  return rows.map(({ log_index, event_id, chains: text, bytes }, n) => {
    if (Number(log_index) !== n) throw new Error(`entry ${String(n)} is missing`);
    const chains = JSON.parse(text) as ChainLink[];
    return { event_id, chains, leaf: leafHash(ledgerEntryBytes({ event: bytes, chains })) };
  });
}

/** The root of the tree over some entries, in base64, made from nothing but them. */
export function rootOver(entries: readonly LoggedEntry[]): string {
  const { root } = appendLeaves(
    EMPTY_TREE,
    entries.map(({ leaf }) => leaf),
  );
  return Buffer.from(root).toString('base64');
}
