import { type CellCase, type Stage, goOn, stop } from '../cell-case.js';
import { isActiveRestriction, isOpenedByBreakGlass } from '../restrictions.js';

/** 7 CONFLICT: nobody asks about themselves, their family or household, or somebody they endanger. */
export const checkConflict: Stage = {
  name: 'CONFLICT',
  check: (cell) => (isTooClose(cell) || isColleague(cell) ? stop('CONFLICT_OF_INTEREST') : goOn()),
};

function isTooClose({ input, subject, today }: CellCase): boolean {
  const self = input.actor.staffPersonId;
  if (self === undefined) return false;
  const dangerous = subject.restrictions
    .filter((restriction) => isActiveRestriction(restriction, today))
    .flatMap(({ dangerousPersonIds }) => dangerousPersonIds);
  return [subject.id, ...subject.relatedPersonIds, ...dangerous].includes(self);
}

function isColleague(cell: CellCase): boolean {
  const { subject, input, today } = cell;
  return subject.restrictions.some(
    (restriction) =>
      restriction.code === 'R.STAFF_SUBJECT' &&
      isActiveRestriction(restriction, today) &&
      restriction.setBy === input.actor.agencyId &&
      !isOpenedByBreakGlass(restriction, cell),
  );
}
