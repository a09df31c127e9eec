import type { DataSource } from 'typeorm';
import { searchAll } from '../search/search-events.js';
import { type Recipient, recipientsOf } from './recipients-of.js';
import type { ReportOnPerson } from './report-query.js';

/** R15: who was given where a person is or lives, so that planning for safety can begin at once. */
export async function locationExposure(reader: DataSource, report: ReportOnPerson): Promise<Recipient[]> {
  const disclosures = await searchAll(reader, { ...report, kinds: ['DISCLOSURE'] });
  return recipientsOf(disclosures, ({ category }) => category === 'LOCATION');
}
