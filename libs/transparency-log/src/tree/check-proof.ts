import { isSameHash, leftSize, nodeHash } from './hashes.js';

/** A path through a tree: hashes from the lowest up. */
export type Proof = readonly Uint8Array[];

/** A tree of which only size and root are known. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Whether a leaf stands at an index of a tree.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6962.html#section-2.1.1
 */
export function isIncluded(leaf: Uint8Array, index: number, head: TreeHead, proof: Proof): boolean {
  if (index < 0 || index >= head.size) return false;
  const root = rootFrom(leaf, index, head.size, proof);
  return root !== undefined && isSameHash(root, head.root);
}

/**
 * Whether a tree is an earlier one with nothing but leaves added at its end. Of the same size it must have the
 * same root; from a tree without leaves any other follows. Neither needs a proof, and must have none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6962.html#section-2.1.2
 */
export function isConsistent(earlier: TreeHead, later: TreeHead, proof: Proof): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && isSameHash(earlier.root, later.root);
  if (earlier.size === 0) return proof.length === 0;
  const roots = bothRoots(earlier, later.size, proof, true);
  return roots !== undefined && isSameHash(roots[0], earlier.root) && isSameHash(roots[1], later.root);
}

function rootFrom(leaf: Uint8Array, index: number, size: number, proof: Proof): Uint8Array | undefined {
  if (size === 1) return proof.length === 0 ? leaf : undefined;
  const sibling = proof.at(-1);
  if (sibling === undefined) return undefined;
  const left = leftSize(size);
  const isLeft = index < left;
  const below = isLeft
    ? rootFrom(leaf, index, left, proof.slice(0, -1))
    : rootFrom(leaf, index - left, size - left, proof.slice(0, -1));
  if (below === undefined) return undefined;
  return isLeft ? nodeHash(below, sibling) : nodeHash(sibling, below);
}

/** Roots of the earlier and of the later tree within one part of it. */
type BothRoots = readonly [earlier: Uint8Array, later: Uint8Array];

/** @param isWhole - the part begins where the tree does, so the earlier root is the one given */
function bothRoots(earlier: TreeHead, size: number, proof: Proof, isWhole: boolean): BothRoots | undefined {
  const top = proof.at(-1);
  if (earlier.size === size) {
    if (isWhole) return proof.length === 0 ? [earlier.root, earlier.root] : undefined;
    return proof.length === 1 && top ? [top, top] : undefined;
  }
  if (top === undefined) return undefined;
  const left = leftSize(size);
  const rest = proof.slice(0, -1);
  if (earlier.size <= left) {
    const below = bothRoots(earlier, left, rest, isWhole);
    return below && [below[0], nodeHash(below[1], top)];
  }
  const below = bothRoots({ ...earlier, size: earlier.size - left }, size - left, rest, false);
  return below && [nodeHash(top, below[0]), nodeHash(top, below[1])];
}
