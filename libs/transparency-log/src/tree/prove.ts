import { MalformedLog } from '../malformed-log.js';
import type { Proof } from './check-proof.js';
import { HASH_BYTES, leftSize, nodeHash, rootOfRun } from './hashes.js';
import { TILE_WIDTH, type Tile, tileAt } from './tile.js';

/** Reads the hashes of a tile, wherever tiles are kept. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array> | Uint8Array;

/**
 * The proof that an entry stands at an index of the tree of a size.
 *
 * @throws MalformedLog when the tree has no such entry, or a tile is not as long as it must be
 * @see https://www.rfc-editor.org/rfc/rfc6962.html#section-2.1.1
 */
export async function proveInclusion(index: number, size: number, readTile: ReadTile): Promise<Proof> {
  if (index < 0 || index >= size)
    throw new MalformedLog(`A tree of ${String(size)} entries has no such entry.`);
  const tree = { size, readTile };
  const proof: Promise<Uint8Array>[] = [];
  for (let [start, end] = [0, size]; end - start > 1;) {
    const middle = start + leftSize(end - start);
    proof.unshift(index < middle ? rootOfRange(tree, middle, end) : rootOfRange(tree, start, middle));
    if (index < middle) end = middle;
    else start = middle;
  }
  return Promise.all(proof);
}

/**
 * The proof that the tree of one size begins with that of an earlier one.
 *
 * @throws MalformedLog when the earlier tree is the larger one, or a tile is not as long as it must be
 * @see https://www.rfc-editor.org/rfc/rfc6962.html#section-2.1.2
 */
export async function proveConsistency(earlier: number, size: number, readTile: ReadTile): Promise<Proof> {
  if (earlier < 0 || earlier > size)
    throw new MalformedLog(`A tree of ${String(size)} entries has no earlier one of ${String(earlier)}.`);
  if (earlier === 0 || earlier === size) return [];
  const tree = { size, readTile };
  const proof: Promise<Uint8Array>[] = [];
  let [start, end] = [0, size];
  while (earlier < end) {
    const middle = start + leftSize(end - start);
    proof.unshift(earlier <= middle ? rootOfRange(tree, middle, end) : rootOfRange(tree, start, middle));
    if (earlier <= middle) end = middle;
    else start = middle;
  }
  // The earlier tree's own root is known to whoever checks.
  if (start > 0) proof.unshift(rootOfRange(tree, start, end));
  return Promise.all(proof);
}

interface StoredTree {
  readonly size: number;
  readonly readTile: ReadTile;
}

/** The root of the entries from `start` up to `end`, a part that RFC 6962 splits a tree into. */
async function rootOfRange(tree: StoredTree, start: number, end: number): Promise<Uint8Array> {
  const count = end - start;
  let level = 0;
  while (TILE_WIDTH ** (level + 1) <= count && start % TILE_WIDTH ** (level + 1) === 0) level++;
  const span = TILE_WIDTH ** level;
  const fitsInTile = Math.floor(start / span / TILE_WIDTH) === Math.floor((end / span - 1) / TILE_WIDTH);
  if (count % span === 0 && fitsInTile) return rootInTile(tree, level, start / span, count / span);
  const middle = start + leftSize(count);
  return nodeHash(await rootOfRange(tree, start, middle), await rootOfRange(tree, middle, end));
}

async function rootInTile(
  tree: StoredTree,
  level: number,
  first: number,
  count: number,
): Promise<Uint8Array> {
  const tile = tileAt(tree.size, level, Math.floor(first / TILE_WIDTH));
  const bytes = await tree.readTile(tile);
  if (bytes.length !== tile.width * HASH_BYTES)
    throw new MalformedLog(
      `A tile has ${String(bytes.length)} bytes where ${String(tile.width)} hashes belong.`,
    );
  const at = first % TILE_WIDTH;
  return rootOfRun(bytes.subarray(at * HASH_BYTES, (at + count) * HASH_BYTES));
}
