/** Law, agreements and training begin and end on UK days, so an instant has to be read as one. */
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The day it is in the United Kingdom at an instant, worked out by rule (summer time runs from 01:00 UTC on
 * the last Sunday of March to 01:00 UTC on the last Sunday of October), so that the answer does not depend
 * on the machine's time-zone data.
 *
 * @param instant - ISO 8601 with zone
 * @returns `YYYY-MM-DD`, or an empty string when the instant cannot be read
 */
export function ukDate(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return '';
  const year = new Date(time).getUTCFullYear();
  const summer = time >= lastSunday(year, 2) && time < lastSunday(year, 9);
  return new Date(time + (summer ? HOUR_MS : 0)).toISOString().slice(0, 10);
}

function lastSunday(year: number, month: number): number {
  const end = Date.UTC(year, month, 31, 1);
  return end - new Date(end).getUTCDay() * DAY_MS;
}

/** A span of UK days; both ends are in it, and an absent end is open. */
export interface DaySpan {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whether a day falls in a span. Instants in the span are read as UK days. */
export function isWithin(day: string, { from, to }: DaySpan): boolean {
  return day !== '' && (from === undefined || asDay(from) <= day) && (to === undefined || day <= asDay(to));
}

/** The day some days after another. */
export function daysAfter(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? '' : new Date(time + days * DAY_MS).toISOString().slice(0, 10);
}

function asDay(date: string): string {
  return date.includes('T') ? ukDate(date) : date;
}
