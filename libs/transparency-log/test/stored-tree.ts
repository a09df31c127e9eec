import { EMPTY_TREE, type ReadTile, appendLeaves, leafHash, tilePath } from '../src/index.js';

/** Entries to make a tree of: all different. */
export const someEntries = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, n) => Buffer.from(`entry ${String(n)}`));

/** A tree that became longer in steps, and every tile of it that was ever given out. */
export function storedTree(entries: readonly Uint8Array[], steps: readonly number[] = []) {
  const files = new Map<string, Uint8Array>();
  let longer = appendLeaves(EMPTY_TREE, []);
  for (const end of [...steps, entries.length]) {
    longer = appendLeaves(longer.edge, entries.slice(longer.edge.size, end).map(leafHash));
    for (const tile of longer.tiles) files.set(tilePath(tile), tile.bytes);
  }
  const readTile: ReadTile = (tile) => {
    const bytes = files.get(tilePath(tile));
    if (bytes === undefined) throw new Error(`${tilePath(tile)} was never given out`);
    return bytes;
  };
  return { ...longer, files, readTile };
}
