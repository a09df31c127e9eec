import {
  type Prohibition,
  type ProhibitionException,
  appliesIn,
  isPractitionerRole,
  isPurpose,
} from '@pontio/vocabulary';
import { type CellCase, type Stage, goOn, stop } from '../cell-case.js';
import { isRecorded } from '../judgements.js';
import { isWithin } from '../uk-date.js';

/**
 * 8 PROHIBITED: what a statute forbids stays where it is unless one of that statute's own exceptions is met.
 * A field of the highest level that no statute in force explains is held back all the same.
 */
export const checkProhibitions: Stage = {
  name: 'PROHIBITED',
  check: (cell) => {
    const caught = prohibitionsOn(cell);
    const unmet = caught.find((prohibition) => !prohibition.exceptions.some((way) => isOpen(way, cell)));
    if (unmet !== undefined) return stop('PROHIBITED', { ref: unmet.code, hide: unmet.existenceHidden });
    const unexplained = caught.length === 0 && cell.question.label.level === 'C5';
    return unexplained ? stop('PROHIBITED', { hide: true }) : goOn();
  },
};

function prohibitionsOn({ law, question: { label }, input, today }: CellCase): readonly Prohibition[] {
  return [...law.prohibitions.values()].filter(
    ({ code, categories, jurisdiction, from, to }) =>
      (categories.includes(label.category) || (label.prohibitions ?? []).includes(code)) &&
      appliesIn(jurisdiction, input.jurisdiction) &&
      isWithin(today, { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
  );
}

function isOpen({ roles, purposes, condition }: ProhibitionException, cell: CellCase): boolean {
  const { actor, request } = cell.input;
  return (
    (roles === undefined || (isPractitionerRole(actor.role) && roles.includes(actor.role))) &&
    (purposes === undefined || (isPurpose(request.purpose) && purposes.includes(request.purpose))) &&
    (condition === undefined || isRecorded(cell, condition))
  );
}
