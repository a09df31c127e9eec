import { hash } from 'node:crypto';

/** Bytes of a hash. */
export const HASH_BYTES = 32;

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/**
 * The hash of an entry as a leaf of the tree.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6962.html#section-2.1
 */
export function leafHash(entry: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(entry.length + 1);
  bytes[0] = 0;
  bytes.set(entry, 1);
  return sha256(bytes);
}

const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The hash of a node above two others. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}

/** Whether two hashes are the same. They are public, so time tells nothing. */
export const isSameHash = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** How many leaves stand left of a tree's root: the largest power of two below its size. */
export function leftSize(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** The hash at a place in a run of hashes. */
export const hashAt = (run: Uint8Array, index: number): Uint8Array =>
  run.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);

/** The root of a tree whose leaves are a run of at least one hash. */
export function rootOfRun(run: Uint8Array): Uint8Array {
  const count = run.length / HASH_BYTES;
  if (count === 1) return run;
  const left = leftSize(count) * HASH_BYTES;
  return nodeHash(rootOfRun(run.subarray(0, left)), rootOfRun(run.subarray(left)));
}
