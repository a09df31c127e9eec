import { MalformedLog } from '../malformed-log.js';

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;

/**
 * A run of up to {@link TILE_WIDTH} neighbouring hashes. At level 0 they are hashes of entries, at each level
 * above those of full tiles below.
 *
 * @see https://c2sp.org/tlog-tiles
 */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** Number of hashes; below {@link TILE_WIDTH} the tile is partial. */
  readonly width: number;
}

/** Where a tile stands below the log's prefix, for example `tile/0/x001/234.p/17`. */
export const tilePath = ({ level, index, width }: Tile): string =>
  `tile/${String(level)}/${placePath(index, width)}`;

/** Where a bundle of entries stands: that of the level 0 tile with the same index and width. */
export const bundlePath = ({ index, width }: Pick<Tile, 'index' | 'width'>): string =>
  `tile/entries/${placePath(index, width)}`;

/** What a path below the log's prefix names. */
export interface TilePlace {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

const TILE_PATH = /^tile\/(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/;

/** What a path names: a tile or a bundle, or nothing. Only the one right way to write a path is taken. */
export function parseTilePath(path: string): TilePlace | undefined {
  const [, kind, digits = '', partial] = TILE_PATH.exec(path) ?? [];
  if (kind === undefined) return undefined;
  const index = Number(digits.replace(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const level = kind === 'entries' ? kind : Number(kind);
  const right = level === 'entries' ? bundlePath({ index, width }) : tilePath({ level, index, width });
  return right === path && width > 0 && width <= TILE_WIDTH ? { level, index, width } : undefined;
}

/** How many hashes all tiles of a level hold together in a tree. */
export const widthOfLevel = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level);

/** The tile of a tree at a place, whole or partial. @throws MalformedLog when the tree has none there */
export function tileAt(size: number, level: number, index: number): Tile {
  const width = Math.min(TILE_WIDTH, widthOfLevel(size, level) - index * TILE_WIDTH);
  if (width < 1) throw new MalformedLog(`A tree of ${String(size)} entries has no such tile.`);
  return { level, index, width };
}

/** Every tile of a tree, level by level. Entry bundles stand where those of level 0 do. */
export function* tilesOf(size: number): Generator<Tile> {
  for (let level = 0; widthOfLevel(size, level) > 0; level++) {
    const tiles = Math.ceil(widthOfLevel(size, level) / TILE_WIDTH);
    for (let index = 0; index < tiles; index++) yield tileAt(size, level, index);
  }
}

function placePath(index: number, width: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const parts = padded.match(/\d{3}/g) ?? [];
  const place = parts.map((part, n) => (n < parts.length - 1 ? `x${part}` : part)).join('/');
  return width === TILE_WIDTH ? place : `${place}.p/${String(width)}`;
}
