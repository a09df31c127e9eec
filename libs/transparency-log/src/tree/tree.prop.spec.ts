import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { naiveConsistency, naiveInclusion, naiveRoot } from '../../test/naive-tree.js';
import { someEntries, storedTree } from '../../test/stored-tree.js';
import { isConsistent, isIncluded } from './check-proof.js';
import { leafHash } from './hashes.js';
import { proveConsistency, proveInclusion } from './prove.js';
import { tilePath, tilesOf } from './tile.js';

const ALL = someEntries(1_300);
const buffers = (hashes: readonly Uint8Array[]): Buffer[] => hashes.map((one) => Buffer.from(one));

/** A size and smaller ones, in order. Sizes around whole tiles come often. */
const sizes = fc.oneof(fc.integer({ min: 1, max: 1_300 }), fc.constantFrom(255, 256, 257, 512, 513, 1_024));
const grown = fc
  .tuple(sizes, fc.array(fc.nat(1_300), { maxLength: 5 }))
  .map(([size, steps]) => ({ size, steps: steps.map((one) => one % (size + 1)).sort((a, b) => a - b) }));

describe('a tree that grows in steps', () => {
  it('has the root of RFC 6962, and gives out exactly the tiles of its size', () => {
    fc.assert(
      fc.property(grown, ({ size, steps }) => {
        const entries = ALL.slice(0, size);
        const { root, files } = storedTree(entries, steps);
        expect(Buffer.from(root)).toEqual(Buffer.from(naiveRoot(entries)));
        const missing = [...tilesOf(size)].map(tilePath).filter((path) => !files.has(path));
        expect(missing).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('proves each of its entries, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(grown, fc.nat(), async ({ size, steps }, any) => {
        const entries = ALL.slice(0, size);
        const index = any % size;
        const { root, readTile } = storedTree(entries, steps);
        const proof = await proveInclusion(index, size, readTile);
        expect(buffers(proof)).toEqual(buffers(naiveInclusion(index, entries)));
        const leaf = leafHash(entries[index] ?? new Uint8Array());
        expect(isIncluded(leaf, index, { size, root }, proof)).toBe(true);
        expect(isIncluded(leaf, (index + 1) % size, { size, root }, proof)).toBe(size === 1);
        expect(isIncluded(leafHash(Buffer.from('another')), index, { size, root }, proof)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('proves each of its earlier sizes, and refuses another past', async () => {
    await fc.assert(
      fc.asyncProperty(grown, fc.nat(), async ({ size, steps }, any) => {
        const entries = ALL.slice(0, size);
        const past = entries.slice(0, 1 + (any % size));
        const earlier = { size: past.length, root: naiveRoot(past) };
        const { root, readTile } = storedTree(entries, steps);
        const proof = await proveConsistency(past.length, size, readTile);
        expect(buffers(proof)).toEqual(buffers(naiveConsistency(past.length, entries)));
        expect(isConsistent(earlier, { size, root }, proof)).toBe(true);
        const forked = naiveRoot([...past.slice(0, -1), Buffer.from('another past')]);
        expect(isConsistent({ ...earlier, root: forked }, { size, root }, proof)).toBe(false);
        expect(isConsistent(earlier, { size, root: forked }, proof)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('takes no proof that is longer or shorter than it must be', async () => {
    await fc.assert(
      fc.asyncProperty(grown, fc.nat(), async ({ size, steps }, any) => {
        const { root, readTile } = storedTree(ALL.slice(0, size), steps);
        const head = { size, root };
        const [index, past] = [any % size, 1 + (any % size)];
        const earlier = { size: past, root: naiveRoot(ALL.slice(0, past)) };
        const leaf = leafHash(ALL[index] ?? new Uint8Array());
        const inclusion = await proveInclusion(index, size, readTile);
        const consistency = await proveConsistency(past, size, readTile);
        expect(isIncluded(leaf, index, head, [...inclusion, root])).toBe(false);
        expect(isConsistent(earlier, head, [...consistency, root])).toBe(false);
        if (inclusion.length > 0) expect(isIncluded(leaf, index, head, inclusion.slice(1))).toBe(false);
        if (consistency.length > 0) expect(isConsistent(earlier, head, consistency.slice(1))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
