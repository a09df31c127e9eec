import { categoryOf } from '@pontio/vocabulary';
import { type CellCase, type Stage, goOn, stop } from '../cell-case.js';
import { coversCell } from '../judgements.js';

/** 13 ONWARD: a value that came from another agency follows that agency's rule. */
export const checkOnward: Stage = {
  name: 'ONWARD',
  check: (cell) => {
    const { label, receivedFrom } = cell.question;
    const rule = label.onward ?? categoryOf(label.category).onward ?? 'FREE_IN_PURPOSE';
    if (receivedFrom === undefined) return goOn(rule === 'NEVER' ? { obligations: ['NO_ONWARD'] } : {});
    const allowed =
      rule === 'FREE_IN_PURPOSE' || (rule === 'ASK_HOLDER' && hasAgreed(receivedFrom.agencyId, cell));
    return allowed
      ? goOn()
      : stop('ONWARD_NOT_PERMITTED', { ref: receivedFrom.agencyId, tell: [receivedFrom.agencyId] });
  },
};

/** Whether the first holder has judged, for this recipient by name, that the value may be passed on. */
function hasAgreed(agencyId: string, cell: CellCase): boolean {
  return cell.subject.judgements.some(
    (judgement) =>
      judgement.kind === 'CASE' &&
      judgement.agencyId === agencyId &&
      judgement.recipients.includes(cell.input.recipient.id) &&
      coversCell(judgement, cell),
  );
}
