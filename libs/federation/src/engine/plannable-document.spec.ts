import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { plannableDocument } from './plannable-document.js';

const planned = (text: string): string =>
  print(plannableDocument(parse(text)))
    .replace(/\s+/g, ' ')
    .trim();

describe('an object of which variables may leave nothing', () => {
  it('is asked for its type name, however deep it stands', () => {
    expect(planned('query ($no: Boolean!) { a @skip(if: $no) { b { c @include(if: $no) } } }')).toBe(
      'query ($no: Boolean!) { a @skip(if: $no) { b { c @include(if: $no) __typename } } }',
    );
  });

  it('is left as it is where one thing is always asked of it', () => {
    const text = 'query ($no: Boolean!) { a { b c @include(if: $no) } }';
    expect(planned(text)).toBe(text);
  });

  it('is not looked for in a document without conditions', () => {
    const document = parse('{ a { ... { b } } }');
    expect(plannableDocument(document)).toBe(document);
  });
});

describe('what a document itself leaves out', () => {
  it.each([
    ['{ a { b @skip(if: true) c @include(if: true) } }', '{ a { c } }'],
    ['{ a { b @include(if: false) } }', '{ a { __typename } }'],
    ['{ a { ... @skip(if: true) { b } c } }', '{ a { c } }'],
    ['{ a @skip(if: true) { b } }', '{ __typename }'],
  ])('is not planned: %s', (text, expected) => {
    expect(planned(text)).toBe(expected);
  });
});
