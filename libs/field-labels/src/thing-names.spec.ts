import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { keysInSchema, readThingKeys, thingName } from './thing-names.js';

const nameOf = (fieldSets: readonly string[], representation: object): string | undefined =>
  thingName(readThingKeys(fieldSets), representation);

describe('a thing in a release order', () => {
  it('is called by the value of its key, whatever the key is called', () => {
    expect(nameOf(['id'], { id: 'P-1' })).toBe('P-1');
    expect(nameOf(['upc'], { id: 'P-1', upc: 'B-1' })).toBe('B-1');
    expect(nameOf(['number'], { number: 7 })).toBe('7');
  });

  it('is called by all fields of its key, nested ones too', () => {
    expect(nameOf(['house { uprn } flat'], { flat: '3', house: { uprn: '100' } })).toBe('[["100"],"3"]');
  });

  it('is called by the same of several keys, in whatever order a schema gives them', () => {
    const both = { uprn: '100', ref: 'T-1' };
    expect(nameOf(['uprn', 'ref'], both)).toBe('T-1');
    expect(nameOf(['ref', 'uprn'], both)).toBe('T-1');
    expect(nameOf(['ref', 'uprn'], { uprn: '100' })).toBe('100');
  });

  it.each([
    ['nothing', {}],
    ['a part of its key', { house: {}, flat: '3' }],
    ['null for its key', { house: { uprn: null }, flat: '3' }],
    ['a name that every object has', {}],
  ])('has no name where it holds %s', (_what, representation) => {
    expect(nameOf(['house { uprn } flat'], representation)).toBeUndefined();
    expect(nameOf(['toString'], {})).toBeUndefined();
  });

  it("has the keys of its agency's own schema", () => {
    const schema = buildSchema(
      `directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT
       type Query { loan: Loan }
       type Loan @key(fields: "ref") @key(fields: "book { isbn }") { ref: ID book: Book }
       type Book { isbn: ID }`,
    );
    const type = schema.getType('Loan');
    expect(type && keysInSchema(type)).toEqual(readThingKeys(['book { isbn }', 'ref']));
  });
});
