import { kindOf } from '@pontio/audit-contract';
import type { DataSource } from 'typeorm';
import { type FoundEvent, searchAll } from '../search/search-events.js';
import type { ReportOf } from './report-query.js';

/** How often something was held back for one reason. */
export interface RefusalCount {
  /** The agency that held back. */
  readonly agency: string | null;
  readonly purpose: string | null;
  readonly reason: string;
  /** Left out where it is so small that it might point at somebody. */
  readonly count?: number;
}

/** Refusals, and how often a holder shared after all. */
export interface Refusals {
  readonly counts: readonly RefusalCount[];
  /** Requests to share that were answered, and those answered by sharing. */
  readonly asked: number;
  readonly overturned: number;
}

/** Counts below this are left out. */
const FEW = 5;

/** R08: what was refused or held back, by agency, purpose and reason; the most frequent first. */
export async function refusals(reader: DataSource, report: ReportOf): Promise<Refusals> {
  const found = await searchAll(reader, { ...report, kinds: ['DISCLOSURE', 'REFUSAL', 'SHARE_ANSWERED'] });
  const answers = found.filter(({ event }) => kindOf(event) === 'SHARE_ANSWERED');
  const counts = new Map<string, RefusalCount & { readonly count: number }>();
  for (const held of found.flatMap(heldBack)) {
    const key = JSON.stringify(held);
    counts.set(key, { ...held, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return {
    counts: [...counts.values()]
      .sort((one, other) => other.count - one.count)
      .map(({ count, ...held }) => (count < FEW ? held : { ...held, count })),
    asked: answers.length,
    overturned: answers.filter(({ event }) => /^SHARE/.test(event.data.reason ?? '')).length,
  };
}

/** One event counts once for each reason, however many fields it held back for it. */
function heldBack({ event: { data } }: FoundEvent): Omit<RefusalCount, 'count'>[] {
  const reasons = data.cells.flatMap(({ status, reason }) =>
    reason !== undefined && (status === 'WITHHELD' || status === 'HIDDEN') ? [reason] : [],
  );
  if (data.outcome === 'deny' && data.reason !== undefined) reasons.push(data.reason);
  return [...new Set(reasons)].map((reason) => ({
    agency: data.owner,
    purpose: data.purpose ?? null,
    reason,
  }));
}
