import { type OnwardRule, isCategory, isLevel, isNature } from '@pontio/vocabulary';
import type { FieldQuestion } from '../../facts/decision-input.js';
import { CATEGORY_RULES, type CategoryRule } from '../words/category-rules.js';
import { categories, levels } from '../words/vocabularies.js';

/** What is asked of a field, but for its name: fields with the same mark are alike to the law. */
export interface FieldMark {
  /** The part that holds a word nobody knows. Where it is set, the numbers mean nothing. */
  readonly unknown: string | undefined;
  readonly category: number;
  /** The set of its category alone. */
  readonly bit: number;
  readonly rule: CategoryRule;
  readonly level: number;
  readonly isDirectory: boolean;
  /** Whether that anything is held is itself a secret. */
  readonly isSecret: boolean;
  readonly revealsPlace: boolean;
  readonly onward: OnwardRule;
  /** Prohibitions that the label names. */
  readonly prohibitions: readonly string[];
  readonly mentions: readonly string[];
  readonly receivedFrom: FieldQuestion['receivedFrom'];
  readonly isDisputed: boolean;
  readonly cohortSize: number | undefined;
}

const NAME = /^[A-Za-z_]\w*\.[A-Za-z_]\w*$/;
const NO_RULE: CategoryRule = {
  isSecret: false,
  isEmergency: false,
  purposes: 0,
  isExplicitOnly: false,
  onward: 'NEVER',
};

/** Compiles what is asked of a field. */
export function compileMark(question: FieldQuestion, isProhibition: (code: string) => boolean): FieldMark {
  const { label } = question;
  const category = categories.numberOf(label.category);
  const rule = CATEGORY_RULES[category] ?? NO_RULE;
  return {
    unknown: unknownIn(question, isProhibition),
    category,
    bit: categories.bitOf(label.category),
    rule,
    level: levels.numberOf(label.level),
    isDirectory: label.category === 'DIRECTORY' && label.level === 'C0',
    isSecret: label.existenceSensitive || rule.isSecret,
    onward: label.onward ?? rule.onward,
    prohibitions: label.prohibitions ?? [],
    mentions: question.mentions ?? [],
    receivedFrom: question.receivedFrom,
    isDisputed: question.disputed === true,
    cohortSize: question.cohortSize,
    revealsPlace: label.locationRevealing || label.category === 'LOCATION',
  };
}

/** Everything that tells two marks apart, as text. */
export function markKey({ field, ...rest }: FieldQuestion): string {
  return JSON.stringify([NAME.test(field), rest]);
}

function unknownIn(
  { field, label }: FieldQuestion,
  isProhibition: (code: string) => boolean,
): string | undefined {
  if (!NAME.test(field)) return 'field';
  if (!isCategory(label.category)) return 'category';
  if (!isLevel(label.level)) return 'level';
  if (!isNature(label.nature)) return 'nature';
  return (label.prohibitions ?? []).every(isProhibition) ? undefined : 'prohibitions';
}
