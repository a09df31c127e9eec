import { CATEGORY_CODES, type OnwardRule, categoryOf } from '@pontio/vocabulary';
import { purposes } from './vocabularies.js';
import { EVERY } from './words.js';

/** What the vocabulary says of a category, in numbers. */
export interface CategoryRule {
  readonly isSecret: boolean;
  readonly isEmergency: boolean;
  /** The purposes it may be asked for. */
  readonly purposes: number;
  /** Known only where the person has said so in words. */
  readonly isExplicitOnly: boolean;
  /** How it may be passed on where the label of a field does not say. */
  readonly onward: OnwardRule;
}

const EXPLICIT_ONLY: readonly string[] = ['SEXUAL_HEALTH', 'REPRODUCTIVE'];

/** The rules of all categories, by the number of the category. */
export const CATEGORY_RULES: readonly CategoryRule[] = CATEGORY_CODES.map((code) => {
  const { existenceSensitive, emergencySet, onlyFor, onward } = categoryOf(code);
  return {
    isSecret: existenceSensitive === true,
    isEmergency: emergencySet === true,
    purposes: onlyFor === undefined ? EVERY : purposes.knownSetOf(onlyFor),
    onward: onward ?? 'FREE_IN_PURPOSE',
    isExplicitOnly: EXPLICIT_ONLY.includes(code),
  };
});
