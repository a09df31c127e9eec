import { describe, expect, it } from '@jest/globals';
import * as argon from '../../test/argon-2020.js';
import { EMPTY_TREE, appendLeaves, rootOfEdge } from './append-leaves.js';
import { isConsistent, isIncluded } from './check-proof.js';
import { leafHash } from './hashes.js';

const bytes = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

/** The entries and roots that implementations of RFC 6962 are commonly tested with. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the tree', () => {
  it('has the roots that RFC 6962 gives it', () => {
    const leaves = ENTRIES.map((entry) => leafHash(Buffer.from(entry, 'hex')));
    const roots = ROOTS.map((_, size) => appendLeaves(EMPTY_TREE, leaves.slice(0, size)).root);
    expect(roots.map((root) => Buffer.from(root).toString('hex'))).toEqual(ROOTS);
  });

  it('has a root before it has leaves', () => {
    expect(Buffer.from(rootOfEdge(EMPTY_TREE)).toString('hex')).toBe(ROOTS[0]);
  });
});

describe('a public certificate log', () => {
  const head = { size: argon.size, root: bytes(argon.root) };
  const earlier = { size: argon.earlierSize, root: bytes(argon.earlierRoot) };
  const inclusion = argon.inclusion.map(bytes);
  const consistency = argon.consistency.map(bytes);

  it('proves to us what it holds', () => {
    expect(isIncluded(bytes(argon.leaf), argon.leafIndex, head, inclusion)).toBe(true);
    expect(isIncluded(bytes(argon.leaf), argon.leafIndex + 1, head, inclusion)).toBe(false);
  });

  it('proves to us that it continues what it was', () => {
    expect(isConsistent(earlier, head, consistency)).toBe(true);
    expect(isConsistent({ ...earlier, size: earlier.size + 1 }, head, consistency)).toBe(false);
    expect(isConsistent({ ...earlier, root: head.root }, head, consistency)).toBe(false);
  });
});
