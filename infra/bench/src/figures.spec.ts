import { describe, expect, it } from '@jest/globals';
import { allMet, atLeast, below, beside, tableOf } from './figures.js';
import { measure, timeIn } from './measure.js';

describe('figures', () => {
  it('meet a bar that they reach, or stay below', () => {
    expect(atLeast(10, 'rate', 10, 'cells/s').ok).toBe(true);
    expect(atLeast(10, 'rate', 9.9, 'cells/s').ok).toBe(false);
    expect(below(50, 'time', 49.9, 'µs').ok).toBe(true);
    expect(below(50, 'time', 50, 'µs').ok).toBe(false);
  });

  it('fail the run when one bar is missed, and not for want of a bar', () => {
    const met = [atLeast(1, 'rate', 2, 'x'), beside('other', 0, 'x')];
    expect(allMet(met)).toBe(true);
    expect(allMet([...met, below(1, 'time', 2, 'x')])).toBe(false);
  });

  it('say of each what it missed', () => {
    const table = tableOf([below(50, 'time', 1234, 'µs'), beside('another time', 7, 'µs', 'of old')]);
    expect(table.split('\n').map((line) => line.trim())).toEqual([
      'MISS  time                 1,234 µs  (bar: below 50 µs)',
      'another time             7 µs',
      'of old',
    ]);
  });
});

describe('a measurement', () => {
  it('gives each contender its own time, and never nothing', () => {
    const worked: string[] = [];
    const contender = (name: string, turns: number) => ({
      name,
      turns,
      prepare: () => name,
      work: (prepared: string) => worked.push(prepared),
    });
    const times = measure([contender('one', 2), contender('other', 1)], 2);
    expect(worked.join(' ')).toBe('one one other one one other one one other');
    expect(timeIn(times, 'one')).toBeGreaterThan(0);
    expect(() => timeIn(times, 'third')).toThrow('Nothing was measured of "third".');
  });
});
