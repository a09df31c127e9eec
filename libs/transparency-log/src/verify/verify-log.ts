import type { ChainHead } from '../entry/link-events.js';
import { MalformedLog } from '../malformed-log.js';
import type { TreeHead } from '../tree/check-proof.js';
import { hashAt, isSameHash, leafHash } from '../tree/hashes.js';
import type { TileBytes } from '../tree/append-leaves.js';
import { TILE_WIDTH, tileAt, tilePath, tilesOf } from '../tree/tile.js';
import { ChainCheck } from './check-chains.js';
import { Rebuild, type Roots } from './rebuild.js';
import { type ReadLogFile, UnreadableEntry, readEntries, readTileFile } from './stored-log.js';

/** Something that is wrong with a log. */
export interface LogFault {
  /** Index of the entry; absent where the fault is not one of a single entry. */
  readonly entry?: number;
  /** In plain words. */
  readonly what: string;
}

/** What a full rebuild has found. */
export interface VerifiedLog {
  /** Empty for a log that is whole. The first bad entry comes first. */
  readonly faults: readonly LogFault[];
  /** Each chain with its last entry. */
  readonly chains: ReadonlyMap<string, ChainHead>;
}

/** What to verify. */
export interface LogToVerify {
  readonly readFile: ReadLogFile;
  /** What was signed. */
  readonly head: TreeHead;
  /** A head of the same log that was trusted before. */
  readonly earlier?: TreeHead | undefined;
  /** Told how many entries are done. */
  readonly onProgress?: (entries: number) => void;
}

/**
 * Verifies a whole log by what it consists of: builds the tree again from the entries and compares it with the
 * signed root, with every tile and with an earlier root, and follows every chain.
 */
export async function verifyLog(log: LogToVerify): Promise<VerifiedLog> {
  const run = new Verification(log);
  try {
    await run.readAll();
  } catch (error) {
    if (!(error instanceof MalformedLog)) throw error;
    const entry = error instanceof UnreadableEntry ? { entry: error.entry } : {};
    run.faults.push({ ...entry, what: `${error.message} ${NOT_FURTHER}` });
    return { faults: inOrder(run.faults), chains: run.chains.heads };
  }
  return { faults: inOrder([...run.faults, ...run.treeFaults()]), chains: run.chains.heads };
}

class Verification {
  readonly faults: LogFault[] = [];
  readonly chains = new ChainCheck();
  readonly #rebuild: Rebuild;
  readonly #changedTiles: string[] = [];

  constructor(private readonly log: LogToVerify) {
    this.#rebuild = new Rebuild(log.earlier?.size ?? 0);
  }

  async readAll(): Promise<void> {
    const { readFile, head, onProgress } = this.log;
    for (const tile of tilesOf(head.size)) {
      if (tile.level > 0) break;
      const start = tile.index * TILE_WIDTH;
      const kept = await readTileFile(readFile, tile);
      const entries = await readEntries(readFile, tile, kept);
      const leaves = entries.map(leafHash);
      entries.forEach((entry, n) => {
        const what = this.chains.next(entry, leaves[n] ?? kept, hashAt(kept, n));
        if (what !== undefined) this.faults.push({ entry: start + n, what });
      });
      await this.#compareTiles(this.#rebuild.take(leaves, kept));
      onProgress?.(start + tile.width);
    }
    await this.#compareTiles(this.#rebuild.partials());
  }

  /** Faults of the tree as a whole, once all was read. */
  treeFaults(): LogFault[] {
    const { fromEntries, fromTiles, differing } = this.#rebuild;
    const { root } = this.log.head;
    if (isSameHash(fromEntries.root, root))
      return [...this.#earlierFaults(fromEntries), ...this.#tileFaults()];
    if (!isSameHash(fromTiles.root, root)) return [...differing.map(unlikeItsTile), ...NOT_SIGNED];
    return [...differing.map(changed), ...this.#earlierFaults(fromTiles)];
  }

  async #compareTiles(tiles: readonly TileBytes[]): Promise<void> {
    for (const tile of tiles) {
      const kept = await readTileFile(this.log.readFile, tile);
      if (Buffer.compare(kept, tile.bytes) !== 0) this.#changedTiles.push(tilePath(tile));
    }
  }

  #earlierFaults({ earlier: rebuilt }: Roots): LogFault[] {
    const { earlier, head } = this.log;
    if (earlier === undefined || earlier.size === 0) return [];
    if (earlier.size > head.size) {
      const what = `The log has become shorter: ${String(earlier.size)} entries were signed before, and these are ${String(head.size)}.`;
      return [{ what }];
    }
    if (rebuilt !== undefined && isSameHash(rebuilt, earlier.root)) return [];
    return [
      {
        what: `The first ${String(earlier.size)} entries are not those that were signed before: the log is a fork.`,
      },
    ];
  }

  #tileFaults(): LogFault[] {
    const ofEntries = this.#rebuild.differing.map((entry) =>
      tilePath(tileAt(this.log.head.size, 0, Math.floor(entry / TILE_WIDTH))),
    );
    return [...new Set([...ofEntries, ...this.#changedTiles])].map((path) => ({
      what: `The entries are those that were signed, but a tile is not what they make: ${path}.`,
    }));
  }
}

const NOT_SIGNED: readonly LogFault[] = [{ what: 'The entries do not make the tree that the log signed.' }];

const changed = (entry: number): LogFault => ({
  entry,
  what: 'It is not the entry that the log signed: it was changed afterwards.',
});

const unlikeItsTile = (entry: number): LogFault => ({
  entry,
  what: 'It does not have the hash that the log keeps of it.',
});

const NOT_FURTHER = 'What comes after it was not verified.';

/** One fault an entry, the gravest; entries in their order, and after them what is not about one. */
function inOrder(faults: readonly LogFault[]): LogFault[] {
  const ofEntries = new Map<number, LogFault>();
  for (const fault of faults) if (fault.entry !== undefined) ofEntries.set(fault.entry, fault);
  const entries = [...ofEntries.values()].sort((a, b) => (a.entry ?? 0) - (b.entry ?? 0));
  return [...entries, ...faults.filter(({ entry }) => entry === undefined)];
}
