import type { DataSource } from 'typeorm';
import { type EventPage, type PageOf, searchEvents } from '../search/search-events.js';
import { ENDS, type ReportOnPerson } from './report-query.js';

/** R03: who looked at a person, in which role, for what and on what legal ground; newest first. */
export function whoLooked(reader: DataSource, report: ReportOnPerson, page: PageOf): Promise<EventPage> {
  return searchEvents(reader, { ...report, kinds: ENDS }, page);
}
