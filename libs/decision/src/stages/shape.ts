import { type CellCase, type Stage, isApprovedExtract, isDirectory, release, stop } from '../cell-case.js';
import { bindsRequest } from '../restrictions.js';

/** Fewer people than this could be recognised. */
const COHORT_MIN = 10;

/** 14 SHAPE: contested values, small groups. What survives is released, and nothing else ever is. */
export const shape: Stage = {
  name: 'SHAPE',
  directory: true,
  check: (cell) => {
    if (isDirectory(cell.question)) return release();
    if (cell.gateway === undefined) return stop('NO_GATEWAY');
    if (cell.question.disputed === true && isLimited(cell))
      return stop('RESTRICTED_ART18', { ref: 'R.ART18' });
    if (isTooSmall(cell)) return stop('SMALL_NUMBERS');
    if (cell.question.disputed !== true) return release();
    return release({ transform: { reason: 'DISPUTED', obligation: 'MARK_DISPUTED' } });
  },
};

function isLimited(cell: CellCase): boolean {
  return cell.subject.restrictions.some(
    (restriction) => restriction.code === 'R.ART18' && bindsRequest(restriction, cell),
  );
}

function isTooSmall(cell: CellCase): boolean {
  const { cohortSize } = cell.question;
  if (cohortSize !== undefined) return cohortSize < COHORT_MIN;
  return cell.purpose.depth === 'AGGREGATES' && !isApprovedExtract(cell);
}
