import { SourceFault } from './source-fault.js';

const WITH_ZONE = /(Z|GMT|[+-]\d{2}:?\d{2})$/;

/**
 * How fresh a source says its data is, as one kind of text that sorts by time.
 *
 * @param stated - a Date, or text with its zone (ISO 8601 or the date of an HTTP header)
 * @returns ISO 8601 UTC, for `context.setAsOf`
 * @throws {@link SourceFault} `NONSENSE` when it is no time, or has no zone
 */
export function asOf(stated: unknown): string {
  const isText = typeof stated === 'string' && WITH_ZONE.test(stated.trim());
  const time = stated instanceof Date ? stated : new Date(isText ? stated : Number.NaN);
  if (Number.isNaN(time.getTime())) {
    throw new SourceFault('NONSENSE', 'the source does not say how fresh its data is');
  }
  return time.toISOString();
}
