import { ukDate } from '../../uk-date.js';

/** A span of UK days, both ends in it, ready to be compared as text. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** Comes after every day. */
const NEVER = '\uffff';

/** The span between two dates or instants; an absent end is open. */
export function daysOf(from: string | undefined, to: string | undefined): Days {
  return { first: from === undefined ? '' : dayOf(from), last: to === undefined ? NEVER : dayOf(to) };
}

/** The UK day of a date or of an instant. */
export function dayOf(date: string): string {
  return date.includes('T') ? ukDate(date) : date;
}

/** Whether a span holds a day. A day that could not be read is in none. */
export function holdsOn(days: Days, day: string): boolean {
  return day !== '' && days.first <= day && day <= days.last;
}
