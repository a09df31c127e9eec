import { REASONS, reasonOf } from '@pontio/vocabulary';

const RESULTS: Readonly<Record<string, string>> = {
  ALLOW: 'shared',
  TRANSFORM: 'shared, changed',
  WITHHOLD: 'not shared',
  HIDE: 'hidden',
};

/** An answer of a case (`WITHHOLD NOT_NECESSARY requestable`) with what it says in words beside it. */
export function answerInWords(answer: string): string {
  const [result = '', reason = ''] = answer.split(' ');
  const shared = RESULTS[result];
  if (shared === undefined || !isReason(reason)) return answer;
  return `${answer} (${shared}: ${reasonOf(reason).holder.en})`;
}

const isReason = (word: string): word is keyof typeof REASONS => Object.hasOwn(REASONS, word);
