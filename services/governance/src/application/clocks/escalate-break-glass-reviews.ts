import { BreakGlass } from '../../persistence/break-glass.entity.js';
import { openNotice } from '../notices/open-notice.js';
import { type Clock, dueRecords } from './clock.js';

/** What nobody reviewed in time goes to the agency's Caldicott Guardian or senior information risk owner. */
export const escalateBreakGlassReviews: Clock = async (change) => {
  const overdue = await dueRecords(
    change.manager,
    BreakGlass,
    'record.reviewedAt is null and record.reviewEscalatedAt is null and record.reviewDueAt <= :now',
    { now: change.now },
  ).getMany();
  for (const entry of overdue) {
    entry.reviewEscalatedAt = change.now;
    const { id: about, agencyId } = entry;
    await openNotice(change, { kind: 'ESCALATED', agencyId, about, breakGlassId: about });
  }
  await change.manager.save(overdue);
  return overdue.length;
};
