import {
  type Prohibition,
  type ProhibitionException,
  appliesIn,
  isPractitionerRole,
  isPurpose,
} from '@pontio/vocabulary';
import { type CellCase, type Stage, goOn, stop } from '../cell-case.js';
import { isRecorded } from '../judgements.js';
import { isActiveRestriction } from '../restrictions.js';
import { type DaySpan, isWithin } from '../uk-date.js';

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
      const tell = protectorsOf(unmet, cell);
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
  const { law, input, today } = cell;
  return [...law.prohibitions.values()].filter(
    (prohibition) =>
      catches(prohibition, cell) &&
      appliesIn(prohibition.jurisdiction, input.jurisdiction) &&
      isWithin(today, daysOf(prohibition)),
  );
}

function catches(prohibition: Prohibition, cell: CellCase): boolean {
  const { label } = cell.question;
  return (
    prohibition.categories.includes(label.category) ||
    (label.prohibitions ?? []).includes(prohibition.code) ||
    protectorsOf(prohibition, cell).length > 0
  );
}

const daysOf = ({ from, to }: Prohibition): DaySpan => ({
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

/** Who guards, under the statute, who the person is or was. Every query about such a person is caught. */
function protectorsOf({ restrictions }: Prohibition, { subject, today }: CellCase): readonly string[] {
  return subject.restrictions
    .filter(
      (restriction) => restrictions.includes(restriction.code) && isActiveRestriction(restriction, today),
    )
    .map(({ setBy }) => setBy);
}

function isOpen({ roles, purposes, condition }: ProhibitionException, cell: CellCase): boolean {
  const { actor, request } = cell.input;
  return (
    (roles === undefined || (isPractitionerRole(actor.role) && roles.includes(actor.role))) &&
    (purposes === undefined || (isPurpose(request.purpose) && purposes.includes(request.purpose))) &&
    (condition === undefined || isRecorded(cell, condition))
  );
}
