import { PontioError } from '@pontio/errors';
import { z } from 'zod';
import {
  BREAK_GLASS_FINDINGS,
  BreakGlass,
  type BreakGlassFinding,
} from '../../persistence/break-glass.entity.js';
import { Notice } from '../../persistence/notice.entity.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { refusal } from '../changes/check-may-change.js';
import { id, words } from '../changes/fields.js';
import { checkState, findRecord } from '../changes/find-record.js';
import { closeNotices } from '../notices/close-notices.js';
import { isOpen } from './find-break-glass.js';

interface Review {
  readonly id: string;
  readonly finding: BreakGlassFinding;
  readonly notes: string;
}

/** An officer of the actor's agency, or of one whose records were opened, says what to think of a declaration. */
export const reviewBreakGlass: ChangeKind<Review, BreakGlass> = {
  name: 'reviewBreakGlass',
  input: z.object({ id: id('bgl'), finding: z.enum(BREAK_GLASS_FINDINGS), notes: words }),
  apply: async ({ id: record, finding, notes }, by) => {
    const { change, practitioner, agency } = by;
    const declared = await findRecord(change.manager, BreakGlass, { id: record });
    await checkIsConcerned(declared, by);
    if (declared.practitionerId === practitioner.id) {
      throw refusal('reviewBreakGlass', 'nobody reviews themselves');
    }
    checkState(declared.reviewedAt === null && !isOpen(declared, change.now), 'open still, or reviewed');
    const { personId, agencyId } = declared;
    change.record('BREAK_GLASS_REVIEWED', {
      ...{ record, personId, reason: finding, breakGlass: record },
      owners: [agencyId, agency.id],
    });
    await closeNotices(change, practitioner.id, { kind: 'REVIEW', breakGlassId: record });
    await closeNotices(change, practitioner.id, { kind: 'ESCALATED', about: record });
    return change.manager.save(
      Object.assign(declared, {
        ...{ finding, notes, reviewedAt: change.now },
        reviewedBy: practitioner.id,
        reviewerAgencyId: agency.id,
      }),
    );
  },
};

/**
 * The agency of whoever declared it, and holders whose records it opened. A holder that only kept something back
 * has notices too, but its review would name it to those who must not know of it.
 */
async function checkIsConcerned(declared: BreakGlass, { change, agency }: ChangeBy): Promise<void> {
  const opened = { kind: 'NOTIFY_IG', breakGlassId: declared.id, agencyId: agency.id } as const;
  const isConcerned = declared.agencyId === agency.id || (await change.manager.existsBy(Notice, opened));
  if (!isConcerned) throw new PontioError('RECORD_NOT_FOUND');
}
