import { describe, expect, it } from '@jest/globals';
import { EVERY, Words, has } from './words.js';

const colours = new Words(['red', 'green', 'blue']);

describe('a vocabulary in numbers', () => {
  it('counts its words from 0, and knows no other', () => {
    expect(['red', 'blue', 'mauve', undefined].map((word) => colours.numberOf(word))).toEqual([0, 2, -1, -1]);
  });

  it('makes a set of words, in which a strange word is not', () => {
    const set = colours.setOf(['blue', 'mauve', 'red']);
    expect(colours.wordsIn(set)).toEqual(['red', 'blue']);
    expect(has(set, colours.bitOf('green'))).toBe(false);
    expect(has(EVERY, colours.bitOf('green'))).toBe(true);
    expect(has(EVERY, colours.bitOf('mauve'))).toBe(false);
  });

  it('takes an empty list for every word only where that is meant', () => {
    expect(colours.setOf([])).toBe(0);
    expect(colours.setOrEvery([])).toBe(EVERY);
    expect(colours.setOrEvery(['mauve'])).toBe(0);
  });

  it('refuses a strange word among our own', () => {
    expect(() => colours.knownSetOf(['red', 'mauve'])).toThrow('"mauve" is not a word of the vocabulary.');
  });

  it('holds 32 words, the last as well as the first, and refuses one more', () => {
    const many = Array.from({ length: 32 }, (_none, index) => `w${String(index)}`);
    const words = new Words(many);
    expect(words.wordsIn(words.setOf(many))).toEqual(many);
    expect(has(words.setOf(many.slice(0, 31)), words.bitOf('w31'))).toBe(false);
    expect(() => new Words([...many, 'more'])).toThrow('32 words at most');
  });
});
