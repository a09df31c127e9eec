import { NonDisclosure } from '../../persistence/non-disclosure.entity.js';
import { Restriction } from '../../persistence/restriction.entity.js';
import { openNotice } from '../notices/open-notice.js';
import { hoursAfter, ukDay } from '../uk-day.js';
import { type Clock, dueRecords } from './clock.js';

/** Days after which a review that was not done is escalated. */
const OVERDUE_DAYS = 7;

/** A decision not to share is looked at again on the day its holder set. */
export const remindOfNonDisclosures: Clock = async (change) => {
  const due = await dueRecords(
    change.manager,
    NonDisclosure,
    `record.outcome is distinct from 'OVERTURNED' and record.reviewNotifiedAt is null
     and record.reviewAt <= :today and (record.reviewedAt is null or cast(record.reviewedAt as date) < record.reviewAt)`,
    { today: ukDay(change.now) },
  ).getMany();
  for (const entry of due) {
    entry.reviewNotifiedAt = change.now;
    await openNotice(change, { kind: 'REVIEW_DUE', agencyId: entry.agencyId, about: entry.id });
  }
  await change.manager.save(due);
  return due.length;
};

/** What a holder did not look at again is escalated. */
export const escalateNonDisclosures: Clock = async (change) => {
  const overdue = await dueRecords(
    change.manager,
    NonDisclosure,
    `record.escalatedAt is null and record.reviewNotifiedAt <= :then
     and (record.reviewedAt is null or record.reviewedAt < record.reviewNotifiedAt)`,
    { then: hoursAfter(change.now, -24 * OVERDUE_DAYS) },
  ).getMany();
  for (const entry of overdue) {
    entry.escalatedAt = change.now;
    await openNotice(change, { kind: 'ESCALATED', agencyId: entry.agencyId, about: entry.id });
  }
  await change.manager.save(overdue);
  return overdue.length;
};

/** A restriction stays until it is lifted or ends; the agency that set it is told when its review is due. */
export const remindOfRestrictions: Clock = async (change) => {
  const due = await dueRecords(
    change.manager,
    Restriction,
    `record.endedAt is null and record.reviewNotifiedAt is null and record.reviewAt <= :today
     and (record.endsOn is null or record.endsOn >= :today)`,
    { today: ukDay(change.now) },
  ).getMany();
  for (const entry of due) {
    entry.reviewNotifiedAt = change.now;
    await openNotice(change, { kind: 'REVIEW_DUE', agencyId: entry.setBy, about: entry.id });
  }
  await change.manager.save(due);
  return due.length;
};
