import type { DataSource } from 'typeorm';
import { type EventSearch } from '../search/event-search.js';
import { type FoundEvent, searchAll } from '../search/search-events.js';
import { type Recipient, recipientsOf } from './recipients-of.js';
import type { ReportOf } from './report-query.js';

/** A consent that no longer holds, and what went out under consent of that person. */
export interface EndedConsent {
  readonly change: FoundEvent;
  /** What rested on consent: of a consent that never was valid all of it, of one withdrawn what came after. */
  readonly disclosures: readonly FoundEvent[];
  /** Who has to be told. */
  readonly recipients: readonly Recipient[];
}

/** Entries of the catalogue of law by which data is shared because somebody agreed. */
const CONSENT_GATEWAYS = new Set(['UK.CONSENT.EXPLICIT', 'ENG.HA1996.213B']);

/** R07: consents withdrawn or found invalid in a time, and disclosures that rested on them. */
export async function endedConsents(reader: DataSource, report: ReportOf): Promise<EndedConsent[]> {
  const changes = await searchAll(reader, {
    ...report,
    kinds: ['CONSENT_WITHDRAWN', 'CONSENT_INVALIDATED'],
  });
  return Promise.all(changes.map((change) => withDisclosures(reader, report.agencyId, change)));
}

async function withDisclosures(
  reader: DataSource,
  agencyId: string,
  change: FoundEvent,
): Promise<EndedConsent> {
  const { type, time, data } = change.event;
  if (data.subjectRef === undefined) return { change, disclosures: [], recipients: [] };
  const search: EventSearch = {
    agencyId,
    kinds: ['DISCLOSURE'],
    subjectRef: data.subjectRef,
    ...(type.includes('withdrawn') && { from: time }),
  };
  const disclosures = (await searchAll(reader, search)).filter(({ event }) =>
    CONSENT_GATEWAYS.has(event.data.legalGateway ?? ''),
  );
  return { change, disclosures, recipients: recipientsOf(disclosures) };
}
