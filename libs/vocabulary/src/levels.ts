import { isOneOf } from './is-one-of.js';

/**
 * How sensitive a field is, from C0 (public) to C5 (protected by a statute of its own). They map to
 * v3-Confidentiality: C0 U, C1 L, C2 M, C3 N, C4 R, C5 V.
 */
export const LEVELS = ['C0', 'C1', 'C2', 'C3', 'C4', 'C5'] as const;

/** A level of {@link LEVELS}. */
export type Level = (typeof LEVELS)[number];

/** Whether a word from outside names a level. */
export const isLevel = isOneOf(LEVELS);

/** Whether `level` is as sensitive as `threshold` or more. */
export function isAtLeast(level: Level, threshold: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(threshold);
}

/** What sort of statement a field holds. */
export const NATURES = [
  'FACT',
  'PROFESSIONAL_OPINION',
  'ALLEGATION',
  'INTELLIGENCE',
  'SELF_REPORT',
  'ADMIN',
] as const;

/** A nature of {@link NATURES}. */
export type Nature = (typeof NATURES)[number];

/** Whether a word from outside names a nature. */
export const isNature = isOneOf(NATURES);

/** Whether a recipient may pass a value on. */
export const ONWARD_RULES = ['FREE_IN_PURPOSE', 'ASK_HOLDER', 'NEVER'] as const;

/** A rule of {@link ONWARD_RULES}. */
export type OnwardRule = (typeof ONWARD_RULES)[number];
