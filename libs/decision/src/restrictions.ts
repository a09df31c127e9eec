import { RESTRICTIONS, type RestrictionRule } from '@pontio/vocabulary';
import { type CellCase, isBreakGlass } from './cell-case.js';
import type { RestrictionFacts } from './facts/subject-facts.js';
import { includesOrAny } from './judgements.js';
import { isWithin } from './uk-date.js';

/** What the vocabulary says of a restriction. FORM has refused those that it does not know. */
export const ruleOf = ({ code }: RestrictionFacts): RestrictionRule => RESTRICTIONS[code];

/** Whether a restriction holds on the day. */
export function isActiveRestriction({ from, to }: RestrictionFacts, today: string): boolean {
  return isWithin(today, { from, ...(to !== undefined && { to }) });
}

/** Whether a restriction binds this request: it holds, is aimed at this agency, and no exception opens it. */
export function bindsRequest(restriction: RestrictionFacts, cell: CellCase): boolean {
  const { request, recipient, actor } = cell.input;
  const opened =
    isBreakGlass(cell) &&
    restriction.breakGlass === 'ALLOWED' &&
    ruleOf(restriction).breakGlass === 'ALLOWED';
  return (
    isActiveRestriction(restriction, cell.today) &&
    includesOrAny(restriction.fromAgencies, recipient.id) &&
    !restriction.exceptPurposes.includes(request.purpose) &&
    !restriction.exceptApprovers.includes(actor.id) &&
    !opened
  );
}
