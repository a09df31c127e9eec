import { isOneOf } from './is-one-of.js';

/** What a source answered, per category, in the completeness manifest. */
export const MANIFEST_STATUSES = [
  'RETURNED',
  'NONE_HELD',
  'NONE_SHAREABLE',
  'WITHHELD',
  'UNAVAILABLE',
  'STALE',
  'NOT_ASKED',
] as const;

/** A word of {@link MANIFEST_STATUSES}. */
export type ManifestStatus = (typeof MANIFEST_STATUSES)[number];

/** How certain it is that records are of one person; the names are those of the DfE single unique identifier work. */
export const MATCH_STATUSES = [
  'Match',
  'PotentialMatch',
  'LowConfidenceMatch',
  'ManyMatch',
  'NoMatch',
  'Error',
] as const;

/** A word of {@link MATCH_STATUSES}. */
export type MatchStatus = (typeof MATCH_STATUSES)[number];

/** Whether a word from outside names a match status. */
export const isMatchStatus = isOneOf(MATCH_STATUSES);

const MATCH_GRADE: Readonly<Record<MatchStatus, number>> = {
  Match: 3,
  PotentialMatch: 2,
  LowConfidenceMatch: 1,
  ManyMatch: 0,
  NoMatch: 0,
  Error: 0,
};

/** Whether a match is certain enough. No, one of many, and an error never are, whatever the minimum. */
export function isMatchedAt(status: MatchStatus, minimum: MatchStatus): boolean {
  return MATCH_GRADE[status] > 0 && MATCH_GRADE[status] >= MATCH_GRADE[minimum];
}

/** The answer to a whole request. */
export const OVERALL_RESULTS = ['PERMIT', 'PARTIAL', 'DENY', 'DENY_REQUESTABLE'] as const;

/** A word of {@link OVERALL_RESULTS}. */
export type OverallResult = (typeof OVERALL_RESULTS)[number];

/** What the law says of what is released: the holder must share, may share, or must not. */
export const LEGAL_OUTCOMES = ['MUST', 'MAY', 'MUST_NOT'] as const;

/** A word of {@link LEGAL_OUTCOMES}. */
export type LegalOutcome = (typeof LEGAL_OUTCOMES)[number];

/** The answer for one cell. HIDE is told to the caller as `NONE_SHAREABLE`. */
export const CELL_RESULTS = ['ALLOW', 'TRANSFORM', 'WITHHOLD', 'HIDE'] as const;

/** A word of {@link CELL_RESULTS}. */
export type CellResult = (typeof CELL_RESULTS)[number];

/** How a request was made. Break-glass is a mode, never a purpose. */
export const REQUEST_MODES = ['NORMAL', 'BREAK_GLASS'] as const;

/** A word of {@link REQUEST_MODES}. */
export type RequestMode = (typeof REQUEST_MODES)[number];

/** Whether a word from outside names a mode. */
export const isRequestMode = isOneOf(REQUEST_MODES);

/** Grounds on which a glass may be broken. */
export const BREAK_GLASS_GROUNDS = [
  'LIFE_RISK',
  'CHILD_IMMEDIATE_DANGER',
  'ADULT_IMMEDIATE_DANGER',
  'MISSING_PERSON',
  'SYSTEM_FAILURE_OF_INVOLVEMENT',
] as const;

/** A word of {@link BREAK_GLASS_GROUNDS}. */
export type BreakGlassGround = (typeof BREAK_GLASS_GROUNDS)[number];

/** Whether a word from outside names a ground for breaking the glass. */
export const isBreakGlassGround = isOneOf(BREAK_GLASS_GROUNDS);
