import { type Purpose, categoryOf, isAtLeast, isPurpose, reaches } from '@pontio/vocabulary';
import {
  type CellCase,
  type Finding,
  type Stage,
  goOn,
  isApprovedExtract,
  isOpenedByGlass,
  isSentByHolder,
  stop,
} from '../cell-case.js';
import type { ReferenceRow } from '../facts/agreement-facts.js';
import { isFamilyOfChild } from '../family.js';
import { holderJudgement } from '../judgements.js';

/** 10 NEED: no more than the purpose needs, as the reference table or the statute itself says. */
export const checkNeed: Stage = {
  name: 'NEED',
  check: (cell) => {
    const category = categoryOf(cell.question.label.category);
    const { purpose } = cell.input.request;
    if (category.onlyFor !== undefined && !(isPurpose(purpose) && category.onlyFor.includes(purpose))) {
      return stop('NOT_NECESSARY');
    }
    if (isOpenedByGlass(cell)) return goOn();
    const row = cell.agreement?.referenceTable.find((candidate) => isRowFor(candidate, cell));
    if (row === undefined) return checkWithoutRow(cell);
    return goOn({ row, ...(row.deleteAfterDays !== undefined && { obligations: ['DELETE_AFTER'] }) });
  },
};

function checkWithoutRow(cell: CellCase): Finding {
  const set = cell.gateway?.statutorySet;
  if (set === undefined) {
    const judged = isSentByHolder(cell) || holderJudgement(cell, 'CASE') !== undefined;
    return judged ? goOn() : stop('NOT_NECESSARY');
  }
  const listed = set.categories.length === 0 || set.categories.includes(cell.question.label.category);
  // What the holder's own worker sends under a statute is what the statute lists, at whatever depth.
  const deep = isSentByHolder(cell) || isApprovedExtract(cell) || reaches(cell.purpose.depth, set.depth);
  return listed && deep ? goOn() : stop('NOT_NECESSARY');
}

function isRowFor(row: ReferenceRow, cell: CellCase): boolean {
  const { question, holder, input, purpose } = cell;
  return (
    row.category === question.label.category &&
    (row.fields.length === 0 || row.fields.includes(question.field)) &&
    isAtLeast(row.level, question.label.level) &&
    row.from === holder.id &&
    row.to.includes(input.recipient.id) &&
    isDeepEnough(purpose, row) &&
    isAboutSubject(row, cell)
  );
}

const isDeepEnough = ({ depth }: Purpose, row: ReferenceRow): boolean => reaches(depth, row.depth);

function isAboutSubject({ about = 'SUBJECT' }: ReferenceRow, cell: CellCase): boolean {
  if (about === 'ANY') return true;
  const asFamily = cell.gateway?.subjectClass.startsWith('CHILD') === true && isFamilyOfChild(cell);
  return asFamily === (about === 'FAMILY');
}
