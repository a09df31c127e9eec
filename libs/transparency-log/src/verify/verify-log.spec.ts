import { describe, expect, it } from '@jest/globals';
import { canonicalBytes } from '@pontio/audit-contract';
import { sampleLog, someEvents } from '../../test/sample-log.js';
import { storedTree } from '../../test/stored-tree.js';
import { controllersOf } from '../entry/controllers.js';
import { ledgerEntryBytes } from '../entry/ledger-entry.js';
import { entriesIn, entryBundle } from '../tree/entry-bundle.js';
import { type VerifiedLog, verifyLog } from './verify-log.js';

const SIZE = 700;
const log = sampleLog(someEvents(SIZE));
const BUNDLE = 'tile/entries/001';

type Files = Map<string, Uint8Array>;

/** Verifies the log after something was done to its files. */
function verifyAfter(change: (files: Files) => void, head = log.head, earlier = head): Promise<VerifiedLog> {
  const files: Files = new Map([...log.files].map(([path, bytes]) => [path, Buffer.from(bytes)]));
  change(files);
  return verifyLog({ readFile: (path) => files.get(path), head, earlier });
}

const flip = (path: string, at: number) => (files: Files) => {
  const bytes = files.get(path) ?? new Uint8Array();
  bytes[at] = (bytes[at] ?? 0) ^ 1;
};

/** Where an entry of the second bundle begins in it. */
function offsetOf(entry: number): number {
  const { entries } = entriesIn(log.files.get(BUNDLE) ?? new Uint8Array());
  return entries.slice(0, entry - 256).reduce((sum, { length }) => sum + 2 + length, 2);
}

/** The log with one entry replaced, and every tile made anew, as somebody with access to all of it would do it. */
function rewritten(
  entry: number,
  bytes: Uint8Array,
): { files: Files; head: { size: number; root: Uint8Array } } {
  const entries = log.entries.map((one, n) => (n === entry ? bytes : one.bytes));
  const { files, root } = storedTree(entries);
  for (const [index, width] of [256, 256, SIZE - 512].entries()) {
    const path = `tile/entries/00${String(index)}${width < 256 ? `.p/${String(width)}` : ''}`;
    files.set(path, entryBundle(entries.slice(index * 256, index * 256 + width)));
  }
  return { files, head: { size: SIZE, root } };
}

describe('a log', () => {
  it('that is whole has no faults, and tells where each chain ends', async () => {
    const { faults, chains } = await verifyAfter(() => undefined);
    expect(faults).toEqual([]);
    const last = log.entries.findLast((entry) => entry.chains.some(({ id }) => id === 'agy_leafshire'));
    expect(chains.get('agy_leafshire')).toMatchObject({ seq: SIZE, leaf: last?.leaf });
  });

  it('names the entry of which a byte was changed', async () => {
    for (const entry of [256, 300, 511]) {
      const { faults } = await verifyAfter(flip(BUNDLE, offsetOf(entry) + 200));
      expect(faults).toEqual([
        { entry, what: 'It is not the entry that the log signed: it was changed afterwards.' },
      ]);
    }
  });

  it('names the entry of which the length was changed', async () => {
    const { faults } = await verifyAfter(flip(BUNDLE, offsetOf(300) - 1));
    expect(faults).toEqual([
      { entry: 300, what: expect.stringContaining('cannot be read from this entry on') },
    ]);
  });

  it('tells a changed tile from a changed entry', async () => {
    for (const path of ['tile/0/001', 'tile/1/000.p/2']) {
      const { faults } = await verifyAfter(flip(path, 32));
      expect(faults).toHaveLength(1);
      expect(faults[0]?.what).toMatch(/^The entries are those that were signed, but a tile is not/);
    }
  });

  it('tells which file is missing or has not its length', async () => {
    for (const path of [BUNDLE, 'tile/0/001', 'tile/1/000.p/2']) {
      const { faults } = await verifyAfter((files) => files.delete(path));
      expect(faults[0]?.what).toContain(`The file ${path} is missing.`);
    }
    const { faults } = await verifyAfter((files) => files.set('tile/0/001', Buffer.alloc(32)));
    expect(faults[0]?.what).toContain('The file tile/0/001 has 32 bytes, not 8192.');
  });

  it('is not the one that was signed when it was made anew around a changed entry', async () => {
    const changed = rewritten(300, log.entries[301]?.bytes ?? new Uint8Array());
    const { faults } = await verifyAfter((files) => {
      for (const [path, bytes] of changed.files) files.set(path, bytes);
    });
    expect(faults).toContainEqual({ what: 'The entries do not make the tree that the log signed.' });
    expect(faults[0]).toEqual({ entry: 300, what: expect.stringContaining('where number') });
  });

  it('is found to be a fork of what was trusted before, even when its own signature is good', async () => {
    const { files, head } = rewritten(300, log.entries[301]?.bytes ?? new Uint8Array());
    const { faults } = await verifyLog({ readFile: (path) => files.get(path), head, earlier: log.head });
    expect(faults.at(-1)?.what).toBe(
      'The first 700 entries are not those that were signed before: the log is a fork.',
    );
    const shorter = await verifyAfter(() => undefined, log.head, { size: 701, root: head.root });
    expect(shorter.faults[0]?.what).toContain('The log has become shorter');
  });

  it('continues each of its earlier sizes', async () => {
    for (const size of [0, 1, 255, 256, 257, 699]) {
      const { root } = storedTree(log.entries.slice(0, size).map(({ bytes }) => bytes));
      expect((await verifyAfter(() => undefined, log.head, { size, root })).faults).toEqual([]);
    }
  });

  it('is not believed when an entry is left out of a chain', async () => {
    const [event] = someEvents(1);
    if (!event) throw new Error('there is an event');
    const chains = [{ id: 'agy_holder_0', seq: 1, prev: null }];
    const { files, head } = rewritten(0, ledgerEntryBytes({ event: canonicalBytes(event), chains }));
    const { faults } = await verifyLog({ readFile: (path) => files.get(path), head });
    expect(controllersOf(event)).toEqual(['agy_holder_0', 'agy_leafshire']);
    expect(faults[0]).toEqual({
      entry: 0,
      what: 'It must stand among the entries of agy_holder_0 and agy_leafshire, and stands among those of agy_holder_0.',
    });
    expect(faults[1]).toEqual({ entry: 1, what: expect.stringContaining('where number 1 is due') });
  });

  it('is verified when it is empty', async () => {
    const empty = sampleLog([]);
    expect(await verifyLog({ readFile: () => undefined, head: empty.head })).toEqual({
      faults: [],
      chains: new Map(),
    });
  });
});
