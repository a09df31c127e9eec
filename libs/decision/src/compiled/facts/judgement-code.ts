import type { JudgementKind } from '@pontio/vocabulary';
import type { JudgementFacts } from '../../facts/subject-facts.js';
import { daysOf } from '../words/days.js';
import { categories, conditions, levels } from '../words/vocabularies.js';
import type { FieldMark } from './field-mark.js';

/** A recorded judgement, ready to be compared. */
export interface JudgementCode {
  readonly facts: JudgementFacts;
  readonly kind: JudgementKind;
  readonly agencyId: string;
  readonly madeAt: number;
  readonly lastDay: string;
  readonly categories: number;
  /** Rank of the highest level it reaches. */
  readonly upTo: number;
  /** Bit of the condition it records; 0 for another kind. */
  readonly condition: number;
}

const ANY_LEVEL = 99;

/** Compiles a judgement. */
export function compileJudgement(facts: JudgementFacts): JudgementCode {
  const { at, validTo, categories: named, upTo, kind, condition } = facts;
  return {
    facts,
    kind,
    agencyId: facts.agencyId,
    madeAt: Date.parse(at),
    lastDay: daysOf(undefined, validTo).last,
    categories: categories.setOrEvery(named),
    upTo: upTo === undefined ? ANY_LEVEL : levels.numberOf(upTo),
    condition: kind === 'CONDITION' ? conditions.bitOf(condition) : 0,
  };
}

/** Whether a judgement is about fields of a mark. */
export const isAbout = ({ categories: set, upTo }: JudgementCode, { bit, level }: FieldMark): boolean =>
  (set & bit) !== 0 && upTo >= level;
