import type { DataSource } from 'typeorm';
import { type EventPage, type PageOf, searchEvents } from '../search/search-events.js';
import type { ReportOnPerson } from './report-query.js';

/** R01: what the agency shared about a person, with whom, why and when, and what it held back and why. */
export function disclosureLog(reader: DataSource, report: ReportOnPerson, page: PageOf): Promise<EventPage> {
  return searchEvents(reader, { ...report, giving: report.agencyId, kinds: ['DISCLOSURE', 'REFUSAL'] }, page);
}
