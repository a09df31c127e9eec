import { BREAK_GLASS_GROUNDS, type BreakGlassGround } from '@pontio/vocabulary';
import { IsNull, MoreThan } from 'typeorm';
import { z } from 'zod';
import { BreakGlass } from '../../persistence/break-glass.entity.js';
import { Subject } from '../../persistence/subject.entity.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { refusal } from '../changes/check-may-change.js';
import { person } from '../changes/fields.js';
import { checkState } from '../changes/find-record.js';
import { openNotice } from '../notices/open-notice.js';
import { hoursAfter, ukDay } from '../uk-day.js';

/** Hours that a declaration opens, each time it is made. */
export const OPEN_HOURS = 1;

/** Hours in which somebody outside the line reviews it. */
const REVIEW_HOURS = 72;

/** Why it cannot wait, in the practitioner's words. */
export const justification = z.string().trim().min(20).max(4000);

interface Declaration {
  readonly person: string;
  readonly ground: BreakGlassGround;
  readonly justification: string;
}

/** Opens an emergency set about one person and their household; the agency's officers are told at once. */
export const declareBreakGlass: ChangeKind<Declaration, BreakGlass> = {
  name: 'declareBreakGlass',
  input: z.object({ person, ground: z.enum(BREAK_GLASS_GROUNDS), justification }),
  apply: async (declaration, by) => {
    checkTraining(by);
    await checkNoneOpen(declaration.person, by);
    const { change } = by;
    const opened = await change.manager.save(
      change.manager.create(BreakGlass, await entryOf(declaration, by)),
    );
    change.record('BREAK_GLASS_OPENED', {
      record: opened.id,
      personId: opened.personId,
      owners: [opened.agencyId],
      reason: opened.ground,
      breakGlass: opened.id,
    });
    const notice = { agencyId: opened.agencyId, about: opened.id, breakGlassId: opened.id };
    await openNotice(change, { ...notice, kind: 'NOTIFY_IG' });
    await openNotice(change, { ...notice, kind: 'REVIEW', dueAt: opened.reviewDueAt });
    return opened;
  },
};

/** Training in date: breaking the glass asks for more than standing. */
export function checkTraining({ practitioner, change }: ChangeBy): void {
  if (practitioner.trainingValidTo < ukDay(change.now)) {
    throw refusal('declareBreakGlass', 'training is out of date');
  }
}

async function checkNoneOpen(personId: string, { change, practitioner }: ChangeBy): Promise<void> {
  const open = await change.manager.existsBy(BreakGlass, {
    ...{ practitionerId: practitioner.id, personId },
    closedAt: IsNull(),
    until: MoreThan(change.now),
  });
  checkState(!open, 'the glass is broken already: extend the declaration');
}

async function entryOf(
  { person: personId, ground, justification: why }: Declaration,
  { change, practitioner, agency, order }: ChangeBy,
): Promise<Partial<BreakGlass>> {
  const subject = await change.manager.findOneBy(Subject, { id: personId });
  return {
    ...{ id: change.newId('bgl'), personId, ground, justification: why },
    personIds: [personId, ...(subject?.relatedPersonIds ?? [])],
    agencyId: agency.id,
    practitionerId: practitioner.id,
    role: practitioner.role,
    purpose: order.purpose,
    caseRef: order.actor?.caseRef ?? null,
    openedAt: change.now,
    until: hoursAfter(change.now, OPEN_HOURS),
    reviewDueAt: hoursAfter(change.now, REVIEW_HOURS),
  };
}
