import { describe, expect, it } from '@jest/globals';
import { entriesIn, entryBundle } from './entry-bundle.js';
import { bundlePath, parseTilePath, tileAt, tilePath, tilesOf } from './tile.js';

describe('a tile', () => {
  it.each([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/1/x001/x234/067', { level: 1, index: 1_234_067, width: 256 }],
    ['tile/63/x001/000.p/17', { level: 63, index: 1_000, width: 17 }],
  ])('stands at %s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it('has its entries beside it', () => {
    expect(bundlePath({ index: 273, width: 112 })).toBe('tile/entries/273.p/112');
    expect(parseTilePath('tile/entries/273.p/112')).toEqual({ level: 'entries', index: 273, width: 112 });
  });

  it.each([
    'tile/0/0',
    'tile/64/000',
    'tile/00/000',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/300',
    'tile/0/000.p/01',
    'tile/0/../000',
    'tile/data/000',
  ])('does not stand at %s', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  it('is whole but at the right edge of its level', () => {
    const tiles = [...tilesOf(70_000)];
    expect(tiles).toHaveLength(274 + 2 + 1);
    expect(tiles.filter(({ width }) => width < 256)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect([...tilesOf(256)].map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(() => tileAt(256, 0, 1)).toThrow('A tree of 256 entries has no such tile.');
  });
});

describe('a bundle', () => {
  it('holds each entry behind its length', () => {
    const entries = [Buffer.from('one'), Buffer.alloc(0), Buffer.alloc(65_535, 7)];
    const bundle = entryBundle(entries);
    expect(Buffer.from(bundle).toString('hex', 0, 7)).toBe('00036f6e650000');
    expect(entriesIn(bundle)).toEqual({ entries, isWhole: true });
  });

  it('takes no entry that is too large', () => {
    expect(() => entryBundle([Buffer.alloc(65_536)])).toThrow('larger than a log can hold.');
  });

  it.each([
    ['an entry', '00036f6e', 0],
    ['a length', '00016f00', 1],
  ])('that breaks off within %s is not whole', (_what, hex, entries) => {
    const read = entriesIn(Buffer.from(hex, 'hex'));
    expect(read.isWhole).toBe(false);
    expect(read.entries).toHaveLength(entries);
  });
});
