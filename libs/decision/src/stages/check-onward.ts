import { type Stage, goOn, stop } from '../cell-case.js';
import { isWithin } from '../uk-date.js';
import { includesOrAny } from '../judgements.js';
import type { CellCase } from '../cell-case.js';

/** 13 ONWARD: a value that came from another agency follows that agency's rule. */
export const checkOnward: Stage = {
  name: 'ONWARD',
  check: (cell) => {
    const { label, receivedFrom } = cell.question;
    const rule = label.onward ?? 'FREE_IN_PURPOSE';
    if (receivedFrom === undefined) return goOn(rule === 'NEVER' ? { obligations: ['NO_ONWARD'] } : {});
    const allowed =
      rule === 'FREE_IN_PURPOSE' || (rule === 'ASK_HOLDER' && hasAgreed(receivedFrom.agencyId, cell));
    return allowed
      ? goOn()
      : stop('ONWARD_NOT_PERMITTED', { ref: receivedFrom.agencyId, tell: [receivedFrom.agencyId] });
  },
};

/** Whether the first holder has judged, for this recipient by name, that the value may be passed on. */
function hasAgreed(agencyId: string, { subject, input, question, today }: CellCase): boolean {
  return subject.judgements.some(
    (judgement) =>
      judgement.kind === 'CASE' &&
      judgement.agencyId === agencyId &&
      judgement.recipients.includes(input.recipient.id) &&
      includesOrAny(judgement.categories, question.label.category) &&
      isWithin(today, judgement.validTo === undefined ? {} : { to: judgement.validTo }),
  );
}
