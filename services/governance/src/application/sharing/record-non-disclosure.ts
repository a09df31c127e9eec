import { z } from 'zod';
import { NonDisclosure } from '../../persistence/non-disclosure.entity.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { day, id, optional, person, words } from '../changes/fields.js';
import { invalid } from '../changes/parse-change.js';
import { closeNotices } from '../notices/close-notices.js';
import { ukDay } from '../uk-day.js';

const recorded = z.object({
  person,
  input: z.object({
    decisionId: optional(id('dec')),
    recipientId: optional(id('agy')),
    ground: z.string().regex(/^[A-Z][A-Z0-9_]{0,79}$/, 'must be a code'),
    reasons: words,
    alternatives: words,
    reviewAt: day,
  }),
});

/** A practitioner records why their agency does not share, what else was considered, and when it looks again. */
export const recordNonDisclosure: ChangeKind<z.infer<typeof recorded>, NonDisclosure> = {
  name: 'recordNonDisclosure',
  input: recorded,
  apply: (given, by) => declineToShare(by, { ...given.input, personId: given.person, shareRequestId: null }),
};

/** What is decided, about whom and for whom. */
export type Refusal = Pick<
  NonDisclosure,
  | 'personId'
  | 'recipientId'
  | 'decisionId'
  | 'shareRequestId'
  | 'ground'
  | 'reasons'
  | 'alternatives'
  | 'reviewAt'
>;

/** Stores a decision not to share; what waited for it in the agency's queue is done. */
export async function declineToShare(by: ChangeBy, refused: Refusal): Promise<NonDisclosure> {
  const { change, practitioner, agency } = by;
  if (refused.reviewAt <= ukDay(change.now)) throw invalid('reviewAt: must be after today.');
  const entry = change.manager.create(NonDisclosure, {
    ...refused,
    id: change.newId('ndr'),
    agencyId: agency.id,
    decidedBy: practitioner.id,
    recordedAt: change.now,
  });
  await change.manager.insert(NonDisclosure, entry);
  const { id: record, personId, ground, decisionId, shareRequestId } = entry;
  change.record('NONDISCLOSURE_RECORDED', {
    ...{ record, personId, owners: [agency.id], reason: ground },
    ...(decisionId !== null && { decisionId }),
    ...(shareRequestId !== null && { links: { shareRequestId } }),
  });
  if (decisionId !== null) {
    const answered = { kind: 'RECORD_NONDISCLOSURE', agencyId: agency.id, decisionId } as const;
    await closeNotices(change, practitioner.id, answered);
  }
  return change.manager.findOneByOrFail(NonDisclosure, { id: record });
}
