import { type ConsentCode, OBJECTIONS, SHARING, WISHES } from '../facts/consent-code.js';
import { has } from '../words/words.js';
import type { Trail } from './trail.js';

/** The record that counts for sharing. */
export const consentToShare = (trail: Trail): ConsentCode | undefined => thatCounts(SHARING, trail);

/** The record that counts for what the person would rather have. */
export const wishOf = (trail: Trail): ConsentCode | undefined => thatCounts(WISHES, trail);

/** Whether the person objects, in those words, to what is asked. */
export function isObjectedTo({ lane, mark }: Trail): boolean {
  return lane.consents.some(
    ({ answers, categories, isYes }) => isYes && has(answers, OBJECTIONS) && has(categories, mark.bit),
  );
}

/**
 * The record that answers a question about the cells of a trail. Of one voice the newest speaks, or several of
 * one instant; of what is then said and still in date, the strongest counts.
 */
function thatCounts(question: number, { lane, mark }: Trail): ConsentCode | undefined {
  const { consents, request } = lane;
  let best: ConsentCode | undefined;
  for (const record of consents) {
    if (!isHeard(record, question, mark.bit)) continue;
    if (!record.isAnswer || request.today > record.lastDay) continue;
    if (best !== undefined && !isStronger(record, best)) continue;
    if (!isOutdated(record, question, mark.bit, consents)) best = record;
  }
  return best;
}

/** Whether a record speaks to a question about a category. */
function isHeard({ answers, categories, isVoid }: ConsentCode, question: number, category: number): boolean {
  return !isVoid && has(answers, question) && has(categories, category);
}

function isOutdated(
  { voice, madeAt }: ConsentCode,
  question: number,
  category: number,
  records: readonly ConsentCode[],
): boolean {
  for (const other of records) {
    if (other.madeAt > madeAt && other.voice === voice && isHeard(other, question, category)) return true;
  }
  return false;
}

/** The person's own word first, then the narrower, then the one that denies; then by id, so that one wins. */
function isStronger(a: ConsentCode, b: ConsentCode): boolean {
  if (a.isOwn !== b.isOwn) return a.isOwn;
  if (a.narrowness !== b.narrowness) return a.narrowness > b.narrowness;
  if (a.isNo !== b.isNo) return a.isNo;
  return a.facts.id < b.facts.id;
}
