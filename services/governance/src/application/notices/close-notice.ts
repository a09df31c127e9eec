import { z } from 'zod';
import { Notice } from '../../persistence/notice.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { id } from '../changes/fields.js';
import { checkState, findRecord } from '../changes/find-record.js';

/** An officer takes a notice out of their own agency's queue. A breaking of the glass waits for its review. */
export const closeNotice: ChangeKind<{ id: string }, Notice> = {
  name: 'closeNotice',
  input: z.object({ id: id('ntc') }),
  apply: async ({ id: noticeId }, { change, agency, practitioner }) => {
    const notice = await findRecord(change.manager, Notice, { id: noticeId, agencyId: agency.id });
    const waits = notice.kind === 'REVIEW' && notice.breakGlassId !== null;
    checkState(notice.closedAt === null && !waits, 'closed already, or waits for a review');
    Object.assign(notice, { closedAt: change.now, closedBy: practitioner.id });
    change.record('NOTICE_CLOSED', { record: notice.id, owners: [agency.id], reason: notice.kind });
    return change.manager.save(notice);
  },
};
