import { isAtLeast } from '@pontio/vocabulary';
import { type CellCase, type Stage, goOn, isOpenedByGlass, isSentByHolder, stop } from '../cell-case.js';
import type { InvolvementFacts } from '../facts/subject-facts.js';
import { childrenOf } from '../family.js';
import { isWithin } from '../uk-date.js';

/**
 * 6 RELATION: the practitioner is involved with the person, or with the child whose family the person belongs
 * to. What a practitioner claims for themselves reaches C2 and is reported.
 */
export const checkRelation: Stage = {
  name: 'RELATION',
  check: (cell) => {
    if (cell.purpose.relation === 'EXEMPT' || isSentByHolder(cell) || isOpenedByGlass(cell)) return goOn();
    if (cell.input.actor.role === 'FRONT_DOOR_WORKER') return goOn({ obligations: ['NOTIFY_IG'] });
    const involvement = [cell.subject, ...childrenOf(cell)].flatMap((subject) =>
      subject.involvement.filter((entry) => coversRequest(entry, cell)),
    );
    if (involvement.some(({ evidence }) => evidence !== 'SELF_CLAIMED')) return goOn();
    const claimed = involvement.length > 0 && !isAtLeast(cell.question.label.level, 'C3');
    return claimed ? goOn({ obligations: ['NOTIFY_IG'] }) : stop('NO_INVOLVEMENT');
  },
};

function coversRequest(
  entry: InvolvementFacts,
  { input: { request, actor, recipient }, today }: CellCase,
): boolean {
  const { agencyId, actorId, teamId, caseRef } = entry;
  const isTheirs =
    actorId === undefined ? teamId !== undefined && actor.teamIds.includes(teamId) : actorId === actor.id;
  return (
    isTheirs &&
    agencyId === recipient.id &&
    (request.caseRef === undefined || request.caseRef === caseRef) &&
    isWithin(today, entry)
  );
}
