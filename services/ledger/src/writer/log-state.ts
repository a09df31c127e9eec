import {
  type ChainHead,
  HASH_BYTES,
  TILE_WIDTH,
  type TreeEdge,
  widthOfLevel,
} from '@pontio/transparency-log';
import type { CopyClient } from '../persistence/copy-in.js';

/** What a writer knows of the log it continues. */
export interface LogState {
  /** Of the writer's lease; another writer has another. */
  readonly epoch: number;
  readonly edge: TreeEdge;
  readonly chains: ReadonlyMap<string, ChainHead>;
  /** The offset to read next, by {@link offsetKey}. */
  readonly offsets: ReadonlyMap<string, string>;
}

/** The key of a partition among the offsets. */
export const offsetKey = (topic: string, partition: number): string => `${topic}/${String(partition)}`;

/** Reads where the log ends. */
export async function loadLogState(client: CopyClient, epoch: number): Promise<LogState> {
  const { rows } = await client.query<{ size: string }>('select size from log_head');
  return {
    epoch,
    edge: await loadEdge(client, Number(rows[0]?.size)),
    chains: await loadChains(client),
    offsets: await loadOffsets(client),
  };
}

async function loadEdge(client: CopyClient, size: number): Promise<TreeEdge> {
  const partials: Uint8Array[] = [];
  for (let level = 0; widthOfLevel(size, level) > 0; level += 1) {
    const all = widthOfLevel(size, level);
    const { rows } = await client.query<{ hashes: Buffer }>(
      'select substring(hashes for $3) as hashes from tile where level = $1 and index = $2',
      [level, Math.floor(all / TILE_WIDTH), (all % TILE_WIDTH) * HASH_BYTES],
    );
    partials.push(rows[0]?.hashes ?? new Uint8Array(0));
  }
  return { size, partials };
}

async function loadChains(client: CopyClient): Promise<Map<string, ChainHead>> {
  const { rows } = await client.query<{ id: string; seq: string; leaf_hash: Buffer }>('table chain_head');
  return new Map(rows.map(({ id, seq, leaf_hash }) => [id, { seq: Number(seq), leaf: leaf_hash }]));
}

async function loadOffsets(client: CopyClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ topic: string; partition: number; next_offset: string }>(
    'table kafka_offset',
  );
  return new Map(rows.map(({ topic, partition, next_offset }) => [offsetKey(topic, partition), next_offset]));
}
