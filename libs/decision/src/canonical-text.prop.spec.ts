import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { RandomInputs } from '../test/random/random-input.js';
import { shippedPolicy } from '../cases/runner/index.js';
import { canonicalText } from './canonical-text.js';

const { law } = shippedPolicy();
describe('canonical text', () => {
  it('is what the reference implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('is so of random facts', () => {
    const inputs = new RandomInputs(3, law);
    for (let number = 0; number < 200; number += 1) {
      const input = inputs.next();
      expect(canonicalText(input)).toBe(canonicalize(input));
    }
  });

  it('leaves out what is not there', () => {
    expect(canonicalText({ b: [undefined, null], a: undefined })).toBe('{"b":[null,null]}');
  });

  it.each([
    ['half of a character', '\ud800', 'Half of a character.'],
    ['what is not a number', Number.NaN, 'Not a number of JSON.'],
  ])('refuses %s', (_what, value, message) => {
    expect(() => canonicalText({ value })).toThrow(new RangeError(message));
  });
});
