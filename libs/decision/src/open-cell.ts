import { type Purpose, isPurpose, purposeOf } from '@pontio/vocabulary';
import type { CellCase } from './cell-case.js';
import type { Policy } from './decision.js';
import type { Ask, DecisionInput, FieldQuestion } from './facts/decision-input.js';
import { ukDate } from './uk-date.js';
import { NOBODY, NO_AGENCY } from './stand-ins.js';

/** Stands in for a purpose that nobody knows: no role may use it, and it needs nothing. */
const NO_PURPOSE: Purpose = {
  name: { en: 'unknown' },
  v3ActReason: '',
  caseRef: true,
  depth: 'NONE',
  relation: 'INVOLVEMENT',
  subjectNotice: 'NONE',
  roles: [],
};

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
    purpose: isPurpose(purpose) ? purposeOf(purpose) : NO_PURPOSE,
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
