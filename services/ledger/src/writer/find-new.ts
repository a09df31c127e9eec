import { hash } from 'node:crypto';
import type { CopyClient } from '../persistence/copy-in.js';
import { type Arrival, opaque } from './arrival.js';

/**
 * Leaves out what the log has already, or what comes twice. An id is given once: other bytes under an id that is
 * taken are no duplicate, and are kept as something that is no event.
 */
export async function findNew(client: CopyClient, arrivals: readonly Arrival[]): Promise<Arrival[]> {
  const digests = await loadDigests(client, arrivals);
  const fresh = new Map<string, Arrival>();
  const contradicting: Arrival[] = [];
  for (const arrival of arrivals) {
    const key = keyOf(arrival);
    const first = fresh.get(key);
    const digest = digests.get(key);
    if (first === undefined && digest === undefined) fresh.set(key, arrival);
    else if (!isSame(arrival, first, digest)) contradicting.push(opaque(arrival.bytes));
  }
  if (contradicting.length === 0) return [...fresh.values()];
  return [...fresh.values(), ...(await findNew(client, contradicting))];
}

const keyOf = ({ eventId, occurredAt }: Pick<Arrival, 'eventId' | 'occurredAt'>): string =>
  `${eventId} ${String(occurredAt)}`;

function isSame({ bytes }: Arrival, first: Arrival | undefined, digest: string | undefined): boolean {
  return first === undefined
    ? digest === hash('sha256', bytes, 'hex')
    : Buffer.compare(bytes, first.bytes) === 0;
}

interface Found {
  readonly event_id: string;
  readonly occurred_at: Date;
  readonly digest: string;
}

/** Of what is recorded under the same id and time. What is no event has its time from its arrival: its id decides. */
async function loadDigests(client: CopyClient, arrivals: readonly Arrival[]): Promise<Map<string, string>> {
  const dated = arrivals.filter(({ occurredAt }) => occurredAt !== undefined);
  const times = dated.map(({ occurredAt }) => occurredAt ?? 0);
  const bounds = [Math.min(...times), Math.max(...times)].map((at) => new Date(at));
  const found =
    dated.length === 0 ? [] : await query(client, dated, 'and occurred_at between $2 and $3', bounds);
  const undated = arrivals.filter(({ occurredAt }) => occurredAt === undefined);
  const opaques = undated.length === 0 ? [] : await query(client, undated, '', []);
  return new Map([
    ...found.map(
      (row) => [keyOf({ eventId: row.event_id, occurredAt: row.occurred_at.getTime() }), row.digest] as const,
    ),
    ...opaques.map((row) => [keyOf({ eventId: row.event_id }), row.digest] as const),
  ]);
}

async function query(
  client: CopyClient,
  arrivals: readonly Arrival[],
  bounded: string,
  bounds: readonly Date[],
): Promise<Found[]> {
  const { rows } = await client.query<Found>(
    `select event_id, occurred_at, encode(sha256(bytes), 'hex') as digest from event
      where event_id = any($1::text[]) ${bounded}`,
    [arrivals.map(({ eventId }) => eventId), ...bounds],
  );
  return rows;
}
