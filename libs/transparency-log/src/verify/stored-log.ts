import { MalformedLog } from '../malformed-log.js';
import { entriesIn } from '../tree/entry-bundle.js';
import { HASH_BYTES, hashAt, isSameHash, leafHash } from '../tree/hashes.js';
import { TILE_WIDTH, type Tile, bundlePath, tilePath } from '../tree/tile.js';

/** Reads a file of a log by its path below the log's prefix; undefined when it is not there. */
export type ReadLogFile = (path: string) => Promise<Uint8Array | undefined> | Uint8Array | undefined;

/** A bundle cannot be read from an entry on. */
export class UnreadableEntry extends MalformedLog {
  constructor(
    readonly entry: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'UnreadableEntry';
  }
}

/** The hashes of a tile. @throws MalformedLog when the file is missing, or is too long or too short */
export async function readTileFile(readFile: ReadLogFile, tile: Tile): Promise<Uint8Array> {
  const path = tilePath(tile);
  const bytes = await readFile(path);
  if (bytes === undefined) throw new MalformedLog(`The file ${path} is missing.`);
  if (bytes.length !== tile.width * HASH_BYTES)
    throw new MalformedLog(
      `The file ${path} has ${String(bytes.length)} bytes, not ${String(tile.width * HASH_BYTES)}.`,
    );
  return bytes;
}

/**
 * The entries beside a level 0 tile.
 *
 * @param kept - the hashes of the tile, which tell where a broken bundle begins to be wrong
 * @throws MalformedLog when the file is missing; UnreadableEntry when it does not hold as many entries as the tile
 */
export async function readEntries(
  readFile: ReadLogFile,
  tile: Tile,
  kept: Uint8Array,
): Promise<readonly Uint8Array[]> {
  const path = bundlePath(tile);
  const bundle = await readFile(path);
  if (bundle === undefined) throw new MalformedLog(`The file ${path} is missing.`);
  const { entries, isWhole } = entriesIn(bundle);
  if (isWhole && entries.length === tile.width) return entries;
  const wrong = entries.findIndex(
    (entry, n) => n >= tile.width || !isSameHash(leafHash(entry), hashAt(kept, n)),
  );
  const entry = tile.index * TILE_WIDTH + (wrong === -1 ? entries.length : wrong);
  throw new UnreadableEntry(entry, `The file ${path} cannot be read from this entry on.`);
}
