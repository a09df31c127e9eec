import { ONWARD_RULES, isCategory, isLevel, isNature, isOneOf } from '@pontio/vocabulary';
import type { IgLabel } from './labels.js';

const isOnwardRule = isOneOf(ONWARD_RULES);

/** One sentence for each code of a label that the vocabulary does not know. */
export function codeProblems(
  coordinate: string,
  { category, level, nature, onward }: IgLabel,
): readonly string[] {
  const unknown: readonly [string, string, boolean][] = [
    ['category', category, isCategory(category)],
    ['level', level, isLevel(level)],
    ['nature', nature, isNature(nature)],
    ['onward rule', onward ?? '', onward === undefined || isOnwardRule(onward)],
  ];
  return unknown
    .filter(([, , isKnown]) => !isKnown)
    .map(
      ([what, code]) =>
        `${coordinate} has the ${what} "${code}", which nobody knows: use one of the vocabulary.`,
    );
}
