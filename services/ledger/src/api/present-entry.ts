import { kindOf, sentenceFor } from '@pontio/audit-contract';
import type { EventPage, FoundEvent } from '../application/search/search-events.js';

/** An entry as the schema has it. */
export function presentEntry({ event, recordedAt }: FoundEvent): Record<string, unknown> {
  const { correlation, requester, ...data } = event.data;
  return {
    ...data,
    id: event.id,
    kind: kindOf(event),
    sentence: sentenceFor(event),
    occurredAt: event.time,
    recordedAt: recordedAt.toISOString(),
    requester: requester.org,
    requesterRole: requester.role,
    requesterRef: requester.userRef,
    requestId: correlation,
  };
}

/** A page as the schema has it. */
export function presentPage({ entries, next }: EventPage): Record<string, unknown> {
  return { entries: entries.map(presentEntry), next };
}
