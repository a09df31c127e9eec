/** How bad a finding is. Only an error makes a policy unfit. */
export type Severity = 'error' | 'warning' | 'info';

/** What kind of fault was found. Those that the engine knows too have the engine's words. */
export type FindingCode =
  | 'GATEWAY_NOT_IN_FORCE'
  | 'GATEWAY_WRONG_JURISDICTION'
  | 'AGREEMENT_EXPIRED'
  | 'UNKNOWN_WORD'
  | 'UNREACHABLE'
  | 'SHADOWED'
  | 'LEVEL_ABOVE_ROW'
  | 'REVIEW_OVERDUE'
  | 'NOT_CHECKED'
  | 'DRAFT'
  | 'NOT_COMMENCED';

/** Something that the owner of a policy should know. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly file: string;
  /** The row, agreement or case in it. */
  readonly row: string;
  readonly what: string;
  readonly why: string;
  readonly whatToDo: string;
}

/** What a rule says of a row; where it stands is added afterwards. */
export type Remark = Omit<Finding, 'file' | 'row'>;

/** A remark that makes the policy unfit. */
export const error = (code: FindingCode, what: string, why: string, whatToDo: string): Remark => ({
  code,
  severity: 'error',
  what,
  why,
  whatToDo,
});

/** A remark that somebody should look at. */
export const warning = (code: FindingCode, what: string, why: string, whatToDo: string): Remark => ({
  ...error(code, what, why, whatToDo),
  severity: 'warning',
});

/** A remark that is good to know. */
export const info = (code: FindingCode, what: string, why: string, whatToDo: string): Remark => ({
  ...error(code, what, why, whatToDo),
  severity: 'info',
});
