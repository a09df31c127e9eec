import { z } from 'zod';
import { NON_DISCLOSURE_OUTCOMES, NonDisclosure } from '../../persistence/non-disclosure.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { day, id, optional, words } from '../changes/fields.js';
import { checkState, findRecord } from '../changes/find-record.js';
import { invalid } from '../changes/parse-change.js';
import { closeNotices } from '../notices/close-notices.js';
import { ukDay } from '../uk-day.js';

const review = z.object({
  id: id('ndr'),
  outcome: z.enum(NON_DISCLOSURE_OUTCOMES),
  notes: words,
  reviewAt: optional(day),
});

/** Looks again at a decision not to share. What is upheld with a later day is looked at again on that day. */
export const reviewNonDisclosure: ChangeKind<z.infer<typeof review>, NonDisclosure> = {
  name: 'reviewNonDisclosure',
  input: review,
  apply: async ({ id: record, outcome, notes, reviewAt }, { change, practitioner, agency }) => {
    const entry = await findRecord(change.manager, NonDisclosure, { id: record, agencyId: agency.id });
    checkState(entry.outcome !== 'OVERTURNED', 'overturned already');
    if (reviewAt !== null && reviewAt <= ukDay(change.now)) throw invalid('reviewAt: must be after today.');
    Object.assign(entry, {
      ...{ outcome, reviewNotes: notes, reviewedAt: change.now, reviewedBy: practitioner.id },
      ...(outcome === 'UPHELD' && reviewAt !== null && nextReview(reviewAt)),
    });
    change.record('NONDISCLOSURE_REVIEWED', {
      ...{ record, personId: entry.personId, owners: [agency.id], reason: outcome },
    });
    await closeNotices(change, practitioner.id, { about: record, agencyId: agency.id });
    return change.manager.save(entry);
  },
};

function nextReview(reviewAt: string): Partial<NonDisclosure> {
  return { reviewAt, reviewNotifiedAt: null, escalatedAt: null };
}
