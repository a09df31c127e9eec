import { remembered } from '../partition.js';

/** Dates around the day that is rehearsed, and the facts that were made for it. */
export interface DayFacts {
  readonly day: string;
  /** Noon of the day. */
  readonly at: string;
  readonly inHalfAnHour: string;
  readonly earlier: string;
  readonly earlierAt: string;
  readonly later: string;
  readonly childBorn: string;
  readonly adultBorn: string;
  /** Gives the same object for the same key: engines keep what they work out of facts with the facts. */
  readonly keep: <T>(key: string, make: () => T) => T;
  /** A short name for a long key, the same each time: long keys are slow to look up. */
  readonly nameOf: (key: string) => string;
}

/** Dates around a UK day. */
export function dayFacts(day: string): DayFacts {
  const yearsBefore = (years: number): string => `${String(Number(day.slice(0, 4)) - years)}-01-01`;
  const kept = remembered<unknown>();
  const names = new Map<string, string>();
  return {
    day,
    at: `${day}T12:00:00.000Z`,
    inHalfAnHour: `${day}T12:30:00.000Z`,
    earlier: yearsBefore(1),
    earlierAt: `${yearsBefore(1)}T09:00:00.000Z`,
    later: '9999-12-31',
    childBorn: yearsBefore(10),
    adultBorn: yearsBefore(40),
    nameOf: (key) => {
      const name = names.get(key) ?? String(names.size);
      names.set(key, name);
      return name;
    },
    keep: <T>(key: string, make: () => T) => kept(key, make) as T,
  };
}
