import { isAtLeast } from '@pontio/vocabulary';
import { type CellCase, type Finding, goOn, isOpenedByGlass, isSentByHolder, stop } from '../cell-case.js';
import { consentFor, isDenied } from '../consents.js';
import { holderJudgement } from '../judgements.js';
import { hasObjection } from './objection.js';

/**
 * DUTY: consent does not block. The holder's judgement does: detriment always, and at C4 and above nothing
 * leaves without a judgement of this case (Children Act 2004 s.16LA asks what the holder "considers").
 */
export function checkDuty(cell: CellCase): Finding {
  if (holderJudgement(cell, 'DETRIMENT') !== undefined) return stop('DETRIMENT');
  if (cell.gateway?.liftedByObjection === true && hasObjected(cell)) return stop('OBJECTION');
  const judged = isSentByHolder(cell) || isOpenedByGlass(cell) || holderJudgement(cell, 'CASE') !== undefined;
  return judged || isJudgedInAdvance(cell) ? goOn() : stop('HOLDER_CONFIRMATION');
}

function isJudgedInAdvance(cell: CellCase): boolean {
  const { level } = cell.question.label;
  if (isAtLeast(level, 'C4')) return false;
  const need = cell.gateway?.holderJudgement;
  if (need === 'NONE') return true;
  return need === 'STANDING_OK_TO_C3' && hasStandingJudgement(cell);
}

function hasStandingJudgement(cell: CellCase): boolean {
  const upTo = cell.row?.standingJudgement?.upTo;
  const inAgreement = upTo !== undefined && isAtLeast(upTo, cell.question.label.level);
  return inAgreement || holderJudgement(cell, 'STANDING') !== undefined;
}

/** Whether the person objects to a sharing for care: in those words, or by refusing it. */
function hasObjected(cell: CellCase): boolean {
  return hasObjection(cell) || isDenied(consentFor(cell, ['PREFERENCE', 'CONFIDENTIALITY_CONSENT']));
}
