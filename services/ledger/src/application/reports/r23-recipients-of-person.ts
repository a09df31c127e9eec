import type { DataSource } from 'typeorm';
import { searchAll } from '../search/search-events.js';
import { type Recipient, recipientsOf } from './recipients-of.js';
import type { ReportOnPerson } from './report-query.js';

/**
 * R23: who was given a person's data in a time, for when that person was linked to records of somebody else.
 * When a link was made or removed the person index knows; its own changes are no events yet.
 */
export async function recipientsOfPerson(reader: DataSource, report: ReportOnPerson): Promise<Recipient[]> {
  return recipientsOf(await searchAll(reader, { ...report, kinds: ['DISCLOSURE'] }));
}
