import { EMPTY_ROOT, leafHash, nodeHash } from '../src/index.js';

/** The tree as RFC 6962 defines it, from the top down and without any memory: what ours is compared with. */

const below = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

export function naiveRoot(entries: readonly Uint8Array[]): Uint8Array {
  const [first] = entries;
  if (first === undefined) return EMPTY_ROOT;
  if (entries.length === 1) return leafHash(first);
  const k = below(entries.length);
  return nodeHash(naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)));
}

export function naiveInclusion(index: number, entries: readonly Uint8Array[]): Uint8Array[] {
  if (entries.length === 1) return [];
  const k = below(entries.length);
  return index < k
    ? [...naiveInclusion(index, entries.slice(0, k)), naiveRoot(entries.slice(k))]
    : [...naiveInclusion(index - k, entries.slice(k)), naiveRoot(entries.slice(0, k))];
}

export function naiveConsistency(
  earlier: number,
  entries: readonly Uint8Array[],
  isWhole = true,
): Uint8Array[] {
  if (earlier === entries.length) return isWhole ? [] : [naiveRoot(entries)];
  const k = below(entries.length);
  return earlier <= k
    ? [...naiveConsistency(earlier, entries.slice(0, k), isWhole), naiveRoot(entries.slice(k))]
    : [...naiveConsistency(earlier - k, entries.slice(k), false), naiveRoot(entries.slice(0, k))];
}
