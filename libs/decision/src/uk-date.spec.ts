import { describe, expect, it } from '@jest/globals';
import { daysAfter, isWithin, ukDate } from './uk-date.js';

describe('ukDate', () => {
  it('reads the last half hour of a summer day in UTC as the next UK day', () => {
    expect(ukDate('2026-09-29T22:59:59.999Z')).toBe('2026-09-29');
    expect(ukDate('2026-09-29T23:00:00.000Z')).toBe('2026-09-30');
  });

  it('reads the same hour in winter as the same day', () => {
    expect(ukDate('2026-11-01T23:30:00.000Z')).toBe('2026-11-01');
  });

  it.each([
    ['2026-03-28T23:30:00Z', '2026-03-28'],
    ['2026-03-29T23:30:00Z', '2026-03-30'],
    ['2026-10-24T23:30:00Z', '2026-10-25'],
    ['2026-10-25T23:30:00Z', '2026-10-25'],
  ])('keeps the change of the clocks: %s is on %s', (instant, day) => {
    expect(ukDate(instant)).toBe(day);
  });

  it('agrees with the time-zone database on every day of ten years', () => {
    const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
    for (let time = Date.UTC(2024, 0, 1, 23, 30); time < Date.UTC(2034, 0, 1); time += 86_400_000) {
      expect(ukDate(new Date(time).toISOString())).toBe(london.format(time));
    }
  });

  it('gives no day for an instant that cannot be read, and no span holds it', () => {
    expect(ukDate('yesterday')).toBe('');
    expect(isWithin('', {})).toBe(false);
  });
});

describe('isWithin', () => {
  it('takes in both ends', () => {
    const span = { from: '2026-09-30', to: '2026-10-02' };
    expect(
      ['2026-09-29', '2026-09-30', '2026-10-02', '2026-10-03'].map((day) => isWithin(day, span)),
    ).toEqual([false, true, true, false]);
    expect(isWithin('2026-10-01', { to: '2026-09-30T23:00:00Z' })).toBe(true);
  });

  it('adds days across a month', () => {
    expect(daysAfter('2026-10-15', 30)).toBe('2026-11-14');
    expect(daysAfter('one day', 30)).toBe('');
  });
});
