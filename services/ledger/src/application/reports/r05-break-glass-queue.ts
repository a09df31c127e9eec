import type { AuditEvent } from '@pontio/audit-contract';
import { kindOf } from '@pontio/audit-contract';
import type { DataSource } from 'typeorm';
import { searchAll } from '../search/search-events.js';
import type { ReportOf } from './report-query.js';

/** One declaration that waiting would put somebody in danger, and what became of it. */
export interface BrokenGlass {
  readonly breakGlass: string;
  readonly opened?: string;
  readonly requester?: string;
  readonly requesterRef?: string;
  readonly subjectRef?: string;
  readonly extended?: string;
  readonly closed?: string;
  readonly reviewed?: string;
  /** What the reviewer found; absent while the review is due. */
  readonly finding?: string;
  /** Answers that were given under it. */
  readonly disclosures: number;
}

/** R05: declarations that broke the glass, those not reviewed yet first, of these the oldest first. */
export async function breakGlassQueue(reader: DataSource, report: ReportOf): Promise<BrokenGlass[]> {
  const found = await searchAll(reader, { ...report, breakGlass: true });
  const declarations = new Map<string, BrokenGlass>();
  for (const { event } of found.toReversed()) {
    const id =
      event.data.breakGlass ?? (kindOf(event).startsWith('BREAK_GLASS_') ? event.data.record : undefined);
    if (id === undefined) continue;
    declarations.set(id, continued(declarations.get(id) ?? { breakGlass: id, disclosures: 0 }, event));
  }
  return [...declarations.values()].sort(
    (one, other) =>
      Number(one.reviewed !== undefined) - Number(other.reviewed !== undefined) ||
      (one.opened ?? '').localeCompare(other.opened ?? ''),
  );
}

function continued(declaration: BrokenGlass, event: AuditEvent): BrokenGlass {
  const { time, data } = event;
  switch (kindOf(event)) {
    case 'BREAK_GLASS_OPENED':
      return { ...declaration, opened: time, ...declaredBy(event) };
    case 'BREAK_GLASS_EXTENDED':
      return { ...declaration, extended: time };
    case 'BREAK_GLASS_CLOSED':
      return { ...declaration, closed: time };
    case 'BREAK_GLASS_REVIEWED':
      return { ...declaration, reviewed: time, ...(data.reason !== undefined && { finding: data.reason }) };
    case 'DISCLOSURE':
      return { ...declaration, disclosures: declaration.disclosures + 1 };
    default:
      return declaration;
  }
}

function declaredBy({ data: { requester, subjectRef } }: AuditEvent): Partial<BrokenGlass> {
  return {
    ...(requester.org !== undefined && { requester: requester.org }),
    ...(requester.userRef !== undefined && { requesterRef: requester.userRef }),
    ...(subjectRef !== undefined && { subjectRef }),
  };
}
