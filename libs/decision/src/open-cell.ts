import { isPurpose, purposeOf } from '@pontio/vocabulary';
import type { CellCase } from './cell-case.js';
import type { Policy } from './decision.js';
import type { Ask, DecisionInput, FieldQuestion } from './facts/decision-input.js';
import { ukDate } from './uk-date.js';
import { NOBODY, NO_AGENCY } from './stand-ins.js';

/** Makes the opener of cells for one request: what is looked up once is looked up here. */
export function cellOpener(
  input: DecisionInput,
  policy: Policy,
): (ask: Ask, field: FieldQuestion) => CellCase {
  const subjects = new Map(input.subjects.map((subject) => [subject.id, subject]));
  const holders = new Map(input.holders.map((holder) => [holder.id, holder]));
  const { purpose } = input.request;
  const common = {
    input,
    law: policy.law,
    today: ukDate(input.at),
    // Where the purpose is unknown, FORM stops every cell before it matters which stands in for it.
    purpose: purposeOf(isPurpose(purpose) ? purpose : 'TRAINING'),
    transforms: [],
    obligations: [],
  };
  return ({ subjectId, holderId }, field) => ({
    ...common,
    question: { ...field, subjectId, holderId },
    subject: subjects.get(subjectId) ?? NOBODY,
    holder: holders.get(holderId) ?? NO_AGENCY,
  });
}
