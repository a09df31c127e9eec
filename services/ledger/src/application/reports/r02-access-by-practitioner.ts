import type { DataSource } from 'typeorm';
import { type EventPage, type PageOf, searchEvents } from '../search/search-events.js';
import { ENDS, type ReportOf } from './report-query.js';

/** R02: everything that one practitioner was shown or refused, with the case each time. */
export function accessByPractitioner(
  reader: DataSource,
  report: ReportOf & { readonly practitionerRef: string },
  page: PageOf,
): Promise<EventPage> {
  return searchEvents(reader, { ...report, kinds: ENDS }, page);
}
