import { describe, expect, it } from '@jest/globals';
import { difference, median } from './rank-test.js';

const range = (from: number, count: number, step = 1): number[] =>
  Array.from({ length: count }, (_, index) => from + index * step);

describe('two samples', () => {
  it('are as uneven as a table of the Mann-Whitney test says', () => {
    // Ranks 1, 2, 3, 4, 6 against 5, 7, 8, 9, 10: U is 1, z is -2.40.
    const { p, shift } = difference([1, 2, 3, 4, 6], [5, 7, 8, 9, 10]);
    expect(p).toBeCloseTo(0.0163, 3);
    expect(shift).toBeCloseTo(-5 / 5.5, 6);
  });

  it('of one kind do not differ, however many of their values are equal', () => {
    expect(difference(range(1, 200), range(1, 200)).p).toBeCloseTo(1, 6);
    expect(difference([3, 3, 3], [3, 3, 3]).p).toBeCloseTo(1, 6);
  });

  it('that are a tenth apart are told apart, though a few values are far out', () => {
    const slow = [...range(110, 195, 0.1), 5000, 6000, 7000, 8000, 9000];
    const fast = [...range(100, 195, 0.1), 9500, 9600, 9700, 9800, 9900];
    const { p, shift } = difference(slow, fast);
    expect(p).toBeLessThan(1e-4);
    expect(shift).toBeGreaterThan(0.05);
  });

  it('have a median each', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
