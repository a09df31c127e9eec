import type { AuditEventKind, AuditOutcome } from '@pontio/audit-contract';

/** Which entries are looked for. Conditions all hold together; one left out is no condition. */
export interface EventSearch {
  /** The agency whose officer reads: only what it asked or held is found, as it may see it. */
  readonly agencyId: string;
  readonly kinds?: readonly AuditEventKind[];
  /** Keyed references, as entries have them. */
  readonly subjectRef?: string;
  readonly practitionerRef?: string;
  readonly caseRef?: string;
  /** The agency that asked. */
  readonly asking?: string;
  /** The agency that was asked and holds the data. */
  readonly giving?: string;
  readonly purpose?: string;
  readonly outcome?: AuditOutcome;
  readonly requestId?: string;
  readonly decisionId?: string;
  /** From this instant on, ISO 8601. */
  readonly from?: string;
  /** Up to, and not with, this instant. */
  readonly to?: string;
  /** Only what happened while the glass was broken, or had to do with breaking it. */
  readonly breakGlass?: boolean;
}

/** Values of a statement, given the names `$1`, `$2` … in the order in which they come. */
export class Parameters {
  readonly values: unknown[] = [];

  readonly add = (value: unknown): string => `$${String(this.values.push(value))}`;
}

const COLUMNS = [
  ['subjectRef', 'subject_ref'],
  ['practitionerRef', 'requester_ref'],
  ['caseRef', 'case_ref'],
  ['asking', 'requester_org'],
  ['giving', 'owner_org'],
  ['purpose', 'purpose'],
  ['requestId', 'correlation'],
  ['decisionId', 'decision_id'],
] as const satisfies readonly (readonly [keyof EventSearch, string])[];

/** Conditions that few entries meet, each with an index of its own: with one of them no agency's list is walked. */
const NARROW = ['subjectRef', 'practitionerRef', 'caseRef', 'requestId', 'decisionId'] as const;

/** Whether a search is narrow enough to be read without the lists of the agency. */
export const isNarrow = (search: EventSearch): boolean => NARROW.some((name) => search[name] !== undefined);

/** The conditions of a search but that on the agency, as SQL. */
export function conditionsOf(search: EventSearch, { add }: Parameters): string[] {
  const { kinds, from, to, breakGlass, outcome } = search;
  return [
    ...COLUMNS.flatMap(([name, column]) => {
      const value = search[name];
      return value === undefined ? [] : [`${column} = ${add(value)}`];
    }),
    ...(kinds === undefined ? [] : [`kind = any(${add(kinds)}::text[])`]),
    ...(from === undefined ? [] : [`occurred_at >= ${add(from)}::timestamptz`]),
    ...(to === undefined ? [] : [`occurred_at < ${add(to)}::timestamptz`]),
    ...(breakGlass === true ? ['break_glass'] : []),
    // What was hidden in part may read as given in full: an outcome is judged as the agency sees it, later. A literal,
    // so that the index of denials is seen to fit.
    ...(outcome === 'deny' ? [`outcome = 'deny'`] : []),
  ];
}
