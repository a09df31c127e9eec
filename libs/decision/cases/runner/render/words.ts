import type { Policy } from '@pontio/decision';
import {
  RESTRICTIONS,
  type RestrictionRule,
  SAR_EXEMPTION_NAMES,
  categoryOf,
  isCategory,
  isPurpose,
  purposeOf,
} from '@pontio/vocabulary';

/** Words as the beginning of a sentence. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Words in a row, the last after "and". */
export function list(words: readonly string[]): string {
  const [last = '', ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

/** What a kind of information is called. */
export const categoryName = (code: string): string => (isCategory(code) ? categoryOf(code).name.en : code);

/** What a purpose is called. */
export const purposeName = (code: string): string => (isPurpose(code) ? purposeOf(code).name.en : code);

/** What a reference points at, by name: law (a draft row says so), a restriction, an exemption, or as written. */
export function lawName(ref: string, { law }: Policy): string {
  const row = law.gateways.get(ref) ?? law.prohibitions.get(ref);
  if (row !== undefined) return `${row.name.en}${row.status === 'draft' ? ' *(draft)*' : ''}`;
  const rules: Readonly<Record<string, RestrictionRule | undefined>> = RESTRICTIONS;
  const restriction = rules[ref];
  if (restriction !== undefined) return `${restriction.name.en} (${ref})`;
  const exemption = SAR_EXEMPTION_NAMES[ref];
  return exemption === undefined ? `\`${ref}\`` : `${ref}, ${exemption.en}`;
}

/** Words about a value that may be left out: none when it is, or when it is an empty list. */
export function given<T>(value: T | undefined, words: (value: T) => string): string[] {
  const isLeftOut = value === undefined || (Array.isArray(value) && value.length === 0);
  return isLeftOut ? [] : [words(value)];
}

/** A name of the cast or of a person in a sentence. */
export function the(name: string): string {
  const isProper = /^[A-Z][a-z]/.test(name) || name === 'adult services' || name === 'housing';
  return isProper ? name : `the ${name}`;
}
