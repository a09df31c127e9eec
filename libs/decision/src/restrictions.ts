import { RESTRICTIONS, type RestrictionRule } from '@pontio/vocabulary';
import { type CellCase, isBreakGlass } from './cell-case.js';
import { namesRecipient } from './consents.js';
import type { RestrictionFacts } from './facts/subject-facts.js';
import { isWithin } from './uk-date.js';

/** What the vocabulary says of a restriction. FORM has refused those that it does not know. */
export const ruleOf = ({ code }: RestrictionFacts): RestrictionRule => RESTRICTIONS[code];

/** Whether a restriction holds on the day. */
export function isActiveRestriction(restriction: RestrictionFacts, today: string): boolean {
  return isWithin(today, restriction);
}

/** Whether a restriction binds this request: it holds, is aimed at this agency, and no exception opens it. */
export function bindsRequest(restriction: RestrictionFacts, cell: CellCase): boolean {
  const { request, actor } = cell.input;
  return (
    isActiveRestriction(restriction, cell.today) &&
    isAimedAt(restriction, cell) &&
    !restriction.exceptPurposes.includes(request.purpose) &&
    !restriction.exceptApprovers.includes(actor.id) &&
    !isOpenedByBreakGlass(restriction, cell)
  );
}

/** Whether it hides from whoever receives: from all, or from the agency or the person it asks for, by name. */
function isAimedAt({ fromAgencies }: RestrictionFacts, cell: CellCase): boolean {
  return fromAgencies.length === 0 || namesRecipient(fromAgencies, cell);
}

/** Whether the glass was broken in a way that opens it: the record and the vocabulary both allow it. */
export function isOpenedByBreakGlass(restriction: RestrictionFacts, cell: CellCase): boolean {
  const { breakGlass, opensTo } = ruleOf(restriction);
  const allowed = restriction.breakGlass === 'ALLOWED' && breakGlass === 'ALLOWED';
  return isBreakGlass(cell) && allowed && meets(opensTo, cell);
}

function meets(terms: RestrictionRule['opensTo'], { input: { request, actor } }: CellCase): boolean {
  const { purposes, roles, grounds } = terms ?? {};
  return (
    isListed(purposes, request.purpose) &&
    isListed(roles, actor.role) &&
    isListed(grounds, request.breakGlass?.ground)
  );
}

function isListed(list: readonly string[] | undefined, word: string | undefined): boolean {
  return list === undefined || (word !== undefined && list.includes(word));
}
