import {
  EMPTY_TREE,
  type TileBytes,
  type TreeEdge,
  appendLeaves,
  rootOfEdge,
} from '../tree/append-leaves.js';
import { HASH_BYTES, hashAt, isSameHash } from '../tree/hashes.js';
import { TILE_WIDTH, widthOfLevel } from '../tree/tile.js';

/** A tree under construction, and its root at an earlier size once that was passed. */
interface Growing {
  readonly edge: TreeEdge;
  readonly earlierRoot: Uint8Array | undefined;
}

/**
 * Builds a log's tree again from its entries, and beside it the one that the log's own level 0 tiles make: where
 * the two differ, the signed root tells which of them was changed. As long as they are the same, it is built once.
 */
export class Rebuild {
  #entries: Growing = { edge: EMPTY_TREE, earlierRoot: undefined };
  #kept = this.#entries;
  readonly #differing: number[] = [];

  /** @param earlierSize - the size of which the root is asked for as well */
  constructor(private readonly earlierSize: number) {}

  /** Indexes of entries of which the log's tile keeps another hash. */
  get differing(): readonly number[] {
    return this.#differing;
  }

  /** The roots that the entries make: now, and at the earlier size. */
  get fromEntries(): Roots {
    return rootsOf(this.#entries);
  }

  /** The roots that the log's level 0 tiles make. */
  get fromTiles(): Roots {
    return rootsOf(this.#kept);
  }

  /**
   * Takes the next bundle.
   *
   * @param kept - the level 0 tile beside it
   * @returns the tiles above level 0 that it makes full
   */
  take(leaves: readonly Uint8Array[], kept: Uint8Array): readonly TileBytes[] {
    const { size } = this.#entries.edge;
    const differing = leaves.flatMap((leaf, n) => (isSameHash(leaf, hashAt(kept, n)) ? [] : [size + n]));
    this.#differing.push(...differing);
    const wasSame = this.#entries === this.#kept;
    const { tiles, ...grown } = this.#grow(this.#entries, leaves);
    this.#entries = grown;
    this.#kept =
      wasSame && differing.length === 0
        ? grown
        : this.#grow(
            this.#kept,
            leaves.map((_, n) => hashAt(kept, n)),
          );
    return tiles.filter(({ level, width }) => level > 0 && width === TILE_WIDTH);
  }

  /** The partial tiles above level 0 of the tree so far. */
  partials(): readonly TileBytes[] {
    const { size, partials } = this.#entries.edge;
    return partials.flatMap((bytes, level): TileBytes[] => {
      const index = Math.floor(widthOfLevel(size, level) / TILE_WIDTH);
      return level === 0 || bytes.length === 0
        ? []
        : [{ level, index, width: bytes.length / HASH_BYTES, bytes }];
    });
  }

  #grow(
    { edge, earlierRoot }: Growing,
    leaves: readonly Uint8Array[],
  ): Growing & { tiles: readonly TileBytes[] } {
    const more = this.earlierSize - edge.size;
    const passes = more > 0 && more <= leaves.length;
    const root = passes ? appendLeaves(edge, leaves.slice(0, more)).root : earlierRoot;
    const { edge: longer, tiles } = appendLeaves(edge, leaves);
    return { edge: longer, tiles, earlierRoot: root };
  }
}

/** The root of a tree, and that at the earlier size if it was passed. */
export interface Roots {
  readonly root: Uint8Array;
  readonly earlier: Uint8Array | undefined;
}

const rootsOf = ({ edge, earlierRoot }: Growing): Roots => ({ root: rootOfEdge(edge), earlier: earlierRoot });
