import type { DataSource } from 'typeorm';
import { type EventPage, type PageOf, searchEvents } from '../search/search-events.js';
import type { ReportOf } from './report-query.js';

/** R21: what officers of the agency looked for in the audit trail, and why. The decision of each says who. */
export function auditOfAuditors(reader: DataSource, report: ReportOf, page: PageOf): Promise<EventPage> {
  return searchEvents(reader, { ...report, giving: report.agencyId, kinds: ['AUDIT_READ'] }, page);
}
