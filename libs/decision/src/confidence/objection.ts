import type { CellCase } from '../cell-case.js';
import { recordsInScope } from '../consents.js';
import { bindsRequest } from '../restrictions.js';

/** Whether the person has objected (UK GDPR Article 21): in a record of theirs, or as the controller notes it. */
export function hasObjection(cell: CellCase): boolean {
  return (
    recordsInScope(cell, ['OBJECTION_ART21']).some(({ state }) => state === 'GIVEN') ||
    cell.subject.restrictions.some(
      (restriction) => restriction.code === 'R.ART21' && bindsRequest(restriction, cell),
    )
  );
}
