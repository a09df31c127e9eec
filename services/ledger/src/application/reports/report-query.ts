import type { AuditEventKind } from '@pontio/audit-contract';

/** What every report is about: whose entries, and of what time. */
export interface ReportOf {
  /** The agency whose officer reads. */
  readonly agencyId: string;
  /** From this instant on, ISO 8601. */
  readonly from?: string;
  /** Up to, and not with, this instant. */
  readonly to?: string;
}

/** A report about one person. */
export interface ReportOnPerson extends ReportOf {
  /** Keyed reference to the person. */
  readonly subjectRef: string;
}

/** How a request ended. */
export const ENDS: readonly AuditEventKind[] = ['DISCLOSURE', 'DECISION', 'REFUSAL'];
