import { EMPTY_ROOT, HASH_BYTES, nodeHash, rootOfRun } from './hashes.js';
import { TILE_WIDTH, type Tile } from './tile.js';

/**
 * All that a writer has to know of a tree to make it longer: its size and the partial tile of each level, from
 * level 0 upwards, which are empty where every tile is full. They are the partial tiles that the log publishes,
 * so whoever keeps those has nothing else to keep.
 */
export interface TreeEdge {
  readonly size: number;
  /** Hashes of the partial tiles, one run a level. */
  readonly partials: readonly Uint8Array[];
}

/** A tile with its hashes. */
export interface TileBytes extends Tile {
  readonly bytes: Uint8Array;
}

/** A tree that has become longer. */
export interface LongerTree {
  readonly edge: TreeEdge;
  readonly root: Uint8Array;
  /** The tiles to store: each that became full, and each partial one of the new size that differs from before. */
  readonly tiles: readonly TileBytes[];
}

/** A tree without leaves. */
export const EMPTY_TREE: TreeEdge = { size: 0, partials: [] };

/**
 * Makes a tree longer. Pure: the edge given stays as it was, so after a failed write the same edge may be used
 * again.
 *
 * @param leafHashes - hashes of the new entries, in their order
 * @example
 * const { edge, root, tiles } = appendLeaves(EMPTY_TREE, entries.map(leafHash));
 */
export function appendLeaves(edge: TreeEdge, leafHashes: readonly Uint8Array[]): LongerTree {
  const size = edge.size + leafHashes.length;
  const partials: Uint8Array[] = [];
  const tiles: TileBytes[] = [];
  let added = leafHashes;
  for (let level = 0; level < edge.partials.length || added.length > 0; level++) {
    const before = edge.partials[level] ?? new Uint8Array(0);
    const run = Buffer.concat([before, ...added]);
    const full = Math.floor(run.length / (TILE_WIDTH * HASH_BYTES));
    const first = Math.floor(edge.size / TILE_WIDTH ** (level + 1));
    const made = Array.from({ length: full }, (_, n) => tileIn(run, level, first, n));
    const rest = run.subarray(full * TILE_WIDTH * HASH_BYTES);
    tiles.push(...made);
    if (added.length > 0 && rest.length > 0)
      tiles.push({ level, index: first + full, width: rest.length / HASH_BYTES, bytes: rest });
    partials.push(rest);
    added = made.map(({ bytes }) => rootOfRun(bytes));
  }
  const longer = { size, partials };
  return { edge: longer, root: rootOfEdge(longer), tiles };
}

/** The root of the tree that an edge belongs to. */
export function rootOfEdge({ partials }: TreeEdge): Uint8Array {
  let root: Uint8Array | undefined;
  for (const run of partials) {
    if (run.length === 0) continue;
    root = root === undefined ? rootOfRun(run) : rootAbove(run, root);
  }
  return root ?? EMPTY_ROOT;
}

/** The root over a run of hashes of full tiles and, to the right of them, what is smaller than a tile. */
function rootAbove(run: Uint8Array, right: Uint8Array): Uint8Array {
  let root = right;
  let end = run.length / HASH_BYTES;
  while (end > 0) {
    let width = 1;
    while (end % (width * 2) === 0) width *= 2;
    root = nodeHash(rootOfRun(run.subarray((end - width) * HASH_BYTES, end * HASH_BYTES)), root);
    end -= width;
  }
  return root;
}

function tileIn(run: Uint8Array, level: number, first: number, n: number): TileBytes {
  const bytes = run.subarray(n * TILE_WIDTH * HASH_BYTES, (n + 1) * TILE_WIDTH * HASH_BYTES);
  return { level, index: first + n, width: TILE_WIDTH, bytes };
}
