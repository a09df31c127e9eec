import { type PurposeCode, categoryOf, isAtLeast } from '@pontio/vocabulary';
import { type CellCase, type Finding, goOn, isOpenedByGlass, stop } from '../cell-case.js';
import { SHARING_CONSENT, consentFor, isDenied, isGiven } from '../consents.js';
import { holderJudgement } from '../judgements.js';
import { hasObjection } from './objection.js';

const CARE: readonly string[] = ['DIRECT_CARE', 'CARE_COORD'] satisfies readonly PurposeCode[];

/**
 * POWER: a power does not set confidence aside. At C3 and above it needs consent, consent implied for care,
 * or a recorded public-interest decision; a recorded refusal counts from C2.
 */
export function checkPower(cell: CellCase): Finding {
  if (holderJudgement(cell, 'DETRIMENT') !== undefined) return stop('DETRIMENT');
  if (!isAtLeast(cell.question.label.level, 'C2') || isOpenedByGlass(cell)) return goOn();
  return holderJudgement(cell, 'PUBLIC_INTEREST') === undefined ? checkConsent(cell) : goOn();
}

function checkConsent(cell: CellCase): Finding {
  const consent = consentFor(cell, SHARING_CONSENT);
  if (isDenied(consent)) return stop('CONSENT_REFUSED');
  if (hasObjection(cell)) return stop('OBJECTION');
  const setAside = cell.gateway?.confidentiality === 'SET_ASIDE';
  const met = setAside || isGiven(consent) || isImplied(cell) || !isAtLeast(cell.question.label.level, 'C3');
  return met ? goOn() : stop(explicitOnly(cell) ? 'EXPLICIT_CONSENT_REQUIRED' : 'PUBLIC_INTEREST_NEEDED');
}

/** Care within what the person expects; what they would not expect to be known at all is outside it. */
function isImplied({ input, question: { label } }: CellCase): boolean {
  const secret = label.existenceSensitive || categoryOf(label.category).existenceSensitive === true;
  return CARE.includes(input.request.purpose) && !secret && !isAtLeast(label.level, 'C4');
}

function explicitOnly({ question: { label } }: CellCase): boolean {
  return label.category === 'SEXUAL_HEALTH' || label.category === 'REPRODUCTIVE';
}
