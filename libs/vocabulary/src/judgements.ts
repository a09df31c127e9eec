import { isOneOf } from './is-one-of.js';

/**
 * Judgements that professionals make and record. A machine applies them; it never makes one.
 *
 * - `STANDING`: the holder judges, for a category and up to a level, in advance
 * - `CASE`: the holder judges for this person and case
 * - `DETRIMENT`: the holder judges that sharing would be more detrimental than not
 * - `PUBLIC_INTEREST`: an authorised person of the holder sets confidence aside, with reasons
 * - `CONDITION`: a condition of a legal gateway is met, for example reasonable cause
 * - `EXEMPTION`: the controller withholds from a right of access
 */
export const JUDGEMENT_KINDS = [
  'STANDING',
  'CASE',
  'DETRIMENT',
  'PUBLIC_INTEREST',
  'CONDITION',
  'EXEMPTION',
] as const;

/** A kind of {@link JUDGEMENT_KINDS}. */
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number];

/** Whether a word from outside names a kind of judgement. */
export const isJudgementKind = isOneOf(JUDGEMENT_KINDS);
