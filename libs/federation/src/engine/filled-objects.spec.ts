import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { withFilledObjects } from './filled-objects.js';

const filled = (text: string): string =>
  print(withFilledObjects(parse(text)))
    .replace(/\s+/g, ' ')
    .trim();

describe('an object of which conditions may leave nothing', () => {
  it('is asked for its type name, however deep it stands', () => {
    expect(filled('query ($no: Boolean!) { a @skip(if: $no) { b { c @include(if: $no) } } }')).toBe(
      'query ($no: Boolean!) { a @skip(if: $no) { b { c @include(if: $no) __typename } } }',
    );
  });

  it('is left as it is where one thing is always asked of it', () => {
    const text = 'query ($no: Boolean!) { a { b c @include(if: $no) } }';
    expect(filled(text)).toBe(text);
  });

  it('is not looked for in a document without conditions', () => {
    const document = parse('{ a { ... { b } } }');
    expect(withFilledObjects(document)).toBe(document);
  });
});
