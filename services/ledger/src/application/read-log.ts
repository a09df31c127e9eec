import {
  type ChainLink,
  HASH_BYTES,
  TILE_WIDTH,
  type Tile,
  type TilePlace,
  entryBundle,
  ledgerEntryBytes,
} from '@pontio/transparency-log';
import type { DataSource } from 'typeorm';

/** The newest checkpoint, as a signed note; undefined before the first. */
export async function readCheckpoint(reader: DataSource): Promise<string | undefined> {
  const [newest] = await reader.query<{ note: string }[]>(
    'select note from checkpoint order by size desc limit 1',
  );
  return newest?.note;
}

/** A tile or bundle of entries at a place of the log; undefined where the log has none. */
export function readPlace(reader: DataSource, place: TilePlace): Promise<Uint8Array | undefined> {
  const { level, index, width } = place;
  return level === 'entries' ? readBundle(reader, index, width) : readTile(reader, { level, index, width });
}

/** The hashes of a tile; of one that is wider by now, those it had. */
export async function readTile(
  reader: DataSource,
  { level, index, width }: Tile,
): Promise<Uint8Array | undefined> {
  const [tile] = await reader.query<{ hashes: Buffer }[]>(
    'select substring(hashes for $3) as hashes from tile where level = $1 and index = $2',
    [level, index, width * HASH_BYTES],
  );
  return tile?.hashes.length === width * HASH_BYTES ? tile.hashes : undefined;
}

/** Entries are not kept a second time: each is made of its event and its links. */
async function readBundle(reader: DataSource, index: number, width: number): Promise<Uint8Array | undefined> {
  const first = index * TILE_WIDTH;
  const rows = await reader.query<{ chains: string; bytes: Buffer }[]>(
    `select chains, bytes from entry where log_index >= $1 and log_index < $2 order by log_index`,
    [first, first + width],
  );
  if (rows.length !== width) return undefined;
  return entryBundle(
    rows.map(({ chains, bytes }) =>
      ledgerEntryBytes({ event: bytes, chains: JSON.parse(chains) as ChainLink[] }),
    ),
  );
}
