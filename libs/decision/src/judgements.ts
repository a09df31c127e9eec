import { type JudgementKind, type RecordedCondition, isAtLeast } from '@pontio/vocabulary';
import type { CellCase } from './cell-case.js';
import type { JudgementFacts, SubjectFacts } from './facts/subject-facts.js';
import { childrenOf } from './family.js';
import { isWithin } from './uk-date.js';

/** The holder's own judgement of a kind that covers this cell: its category, level, recipient and case. */
export function holderJudgement(cell: CellCase, kind: JudgementKind): JudgementFacts | undefined {
  return cell.subject.judgements.find(
    (judgement) =>
      judgement.kind === kind && judgement.agencyId === cell.holder.id && coversCell(judgement, cell),
  );
}

/**
 * Whether somebody at the holder or the recipient has recorded that a condition of the law is met: for the
 * subject, or for a child of the same request whose family the subject belongs to.
 */
export function isRecorded(cell: CellCase, condition: RecordedCondition): boolean {
  const agencies = [cell.holder.id, cell.input.recipient.id];
  const about: readonly SubjectFacts[] = [cell.subject, ...childrenOf(cell)];
  return about.some(({ judgements }) =>
    judgements.some(
      (judgement) =>
        judgement.kind === 'CONDITION' &&
        judgement.condition === condition &&
        agencies.includes(judgement.agencyId) &&
        coversCell(judgement, cell),
    ),
  );
}

/** Whether a judgement covers a cell: its category, level, recipient and case, on the day. */
export function coversCell(judgement: JudgementFacts, { input, question, today }: CellCase): boolean {
  const { categories, recipients, upTo, caseRef, at, validTo } = judgement;
  return (
    Date.parse(at) <= Date.parse(input.at) &&
    isWithin(today, { to: validTo }) &&
    includesOrAny(categories, question.label.category) &&
    includesOrAny(recipients, input.recipient.id) &&
    (upTo === undefined || isAtLeast(upTo, question.label.level)) &&
    (caseRef === undefined || caseRef === input.request.caseRef)
  );
}

/** Whether a list names a word; an empty list names every word. */
export function includesOrAny(list: readonly string[], word: string): boolean {
  return list.length === 0 || list.includes(word);
}
