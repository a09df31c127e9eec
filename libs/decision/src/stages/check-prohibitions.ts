import {
  type Prohibition,
  type ProhibitionException,
  isPractitionerRole,
  isPurpose,
} from '@pontio/vocabulary';
import { type CellCase, type Stage, goOn, stop } from '../cell-case.js';
import { isRecorded } from '../judgements.js';
import { isProhibitionInForce, protectorsOf } from '../prohibitions.js';

/**
 * 8 PROHIBITED: what a statute forbids stays where it is unless one of that statute's own exceptions is met.
 * A field of the highest level that no statute in force explains is held back all the same.
 */
export const checkProhibitions: Stage = {
  name: 'PROHIBITED',
  check: (cell) => {
    const caught = prohibitionsOn(cell);
    const unmet = caught.find((prohibition) => !prohibition.exceptions.some((way) => isOpen(way, cell)));
    if (unmet !== undefined) {
      const tell = protectorsOf(unmet, cell.subject, cell.today);
      return stop('PROHIBITED', {
        ref: unmet.code,
        hide: unmet.existenceHidden,
        ...(tell.length > 0 && { obligations: ['NOTIFY_HOLDER'], tell }),
      });
    }
    const unexplained = caught.length === 0 && cell.question.label.level === 'C5';
    return unexplained ? stop('PROHIBITED', { hide: true }) : goOn();
  },
};

function prohibitionsOn(cell: CellCase): readonly Prohibition[] {
  return [...cell.law.prohibitions.values()].filter(
    (prohibition) => catches(prohibition, cell) && isProhibitionInForce(prohibition, cell),
  );
}

function catches(prohibition: Prohibition, cell: CellCase): boolean {
  const { label } = cell.question;
  return (
    prohibition.categories.includes(label.category) ||
    (label.prohibitions ?? []).includes(prohibition.code) ||
    protectorsOf(prohibition, cell.subject, cell.today).length > 0
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
