import { type AuditEvent, viewFor } from '@pontio/audit-contract';
import type { DataSource } from 'typeorm';
import { parseEvent } from '../../writer/arrival.js';
import { cursorOf, readCursor } from './cursor.js';
import { type EventSearch, Parameters, conditionsOf, isNarrow } from './event-search.js';

/** One event as an agency may read it. */
export interface FoundEvent {
  readonly event: AuditEvent;
  readonly recordedAt: Date;
}

/** Some entries, newest first, and where to go on; without, these are the last. */
export interface EventPage {
  readonly entries: readonly FoundEvent[];
  readonly next?: string;
}

/** Which part of what is found. */
export interface PageOf {
  /** At most so many. */
  readonly first: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

/** The most entries of one page. */
const MOST = 500;

interface Row {
  readonly log_index: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly bytes: Buffer;
}

/** Where the next rows begin: behind this one. */
type Place = Pick<Row, 'log_index' | 'occurred_at'>;

/**
 * Finds entries in which an agency asked or held the data. What was hidden from it as a caller stays hidden: such an
 * entry is neither shown nor counted, and a page is filled up with what comes after it.
 */
export async function searchEvents(
  reader: DataSource,
  search: EventSearch,
  { first, after }: PageOf,
): Promise<EventPage> {
  const wanted = Math.max(1, Math.min(first, MOST));
  const found: FoundEvent[] = [];
  let place = after === undefined ? undefined : await placeOf(reader, after);
  for (let isMore = true; isMore && found.length <= wanted;) {
    const rows = await readRows(reader, search, place, wanted + 1);
    found.push(...rows.flatMap((row) => viewOf(row, search)));
    place = rows.at(-1);
    isMore = rows.length > wanted;
  }
  const entries = found.slice(0, wanted);
  const last = entries.at(-1);
  if (last === undefined || found.length <= wanted) return { entries };
  return { entries, next: cursorOf({ eventId: last.event.id, occurredAt: Date.parse(last.event.time) }) };
}

/** Every entry that a search finds. For reports, whose searches are about one person or a time. */
export async function searchAll(reader: DataSource, search: EventSearch): Promise<FoundEvent[]> {
  const all: FoundEvent[] = [];
  for (let next: string | undefined; ;) {
    const page = await searchEvents(reader, search, {
      first: MOST,
      ...(next !== undefined && { after: next }),
    });
    all.push(...page.entries);
    if (page.next === undefined) return all;
    next = page.next;
  }
}

function viewOf({ bytes, recorded_at }: Row, { agencyId, outcome }: EventSearch): FoundEvent[] {
  const event = parseEvent(bytes);
  const view = event && viewFor(event, agencyId);
  if (view === undefined || (outcome !== undefined && view.data.outcome !== outcome)) return [];
  return [{ event: view, recordedAt: recorded_at }];
}

async function placeOf(reader: DataSource, cursor: string): Promise<Place | undefined> {
  const { eventId, occurredAt } = readCursor(cursor);
  const at = new Date(occurredAt);
  const [row] = await reader.query<Place[]>(
    'select log_index, occurred_at from event where event_id = $1 and occurred_at = $2',
    [eventId, at],
  );
  // Its month may have expired since.
  return row ?? { log_index: '-1', occurred_at: at };
}

async function readRows(
  reader: DataSource,
  search: EventSearch,
  place: Place | undefined,
  limit: number,
): Promise<Row[]> {
  const parameters = new Parameters();
  const agency = parameters.add(search.agencyId);
  const conditions = conditionsOf(search, parameters);
  if (place)
    conditions.push(
      `(occurred_at, log_index) < (${parameters.add(place.occurred_at)}::timestamptz, ${parameters.add(place.log_index)}::bigint)`,
    );
  const end = `order by occurred_at desc, log_index desc limit ${parameters.add(limit)}::int`;
  const part = (whose: string): string =>
    `select log_index, occurred_at, recorded_at, bytes from event where ${[whose, ...conditions].join(' and ')} ${end}`;
  const statement = isNarrow(search)
    ? part(`(owner_org = ${agency} or requester_org = ${agency})`)
    : `select * from ((${part(`owner_org = ${agency}`)}) union all
        (${part(`requester_org = ${agency} and owner_org is distinct from ${agency}`)})) as both_lists ${end}`;
  return reader.query<Row[]>(statement, parameters.values);
}
