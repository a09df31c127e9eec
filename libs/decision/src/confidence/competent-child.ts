import type { CellCase } from '../cell-case.js';
import { consentFor, isDenied, namesRecipient } from '../consents.js';
import { isChild } from '../family.js';

/** Whether a child assessed as competent has refused this very recipient, in their own words. */
export function hasCompetentChildRefused(cell: CellCase): boolean {
  const { subject, input, today } = cell;
  if (!isChild(subject, today)) return false;
  const newest = [...subject.competence]
    .filter(({ at }) => Date.parse(at) <= Date.parse(input.at))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  const answer = consentFor(cell, ['CONFIDENTIALITY_CONSENT', 'PREFERENCE']);
  return (
    newest?.outcome === 'COMPETENT' &&
    isDenied(answer) &&
    answer?.capacity === 'SELF' &&
    namesRecipient(answer.scope.recipients, cell)
  );
}
