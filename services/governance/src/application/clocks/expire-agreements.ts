import { Agreement } from '../../persistence/agreement.entity.js';
import { setStatus, tellParties } from '../agreements/change-agreement.js';
import { ukDay } from '../uk-day.js';
import { type Clock, dueRecords } from './clock.js';

/** The engine judges by the date; this writes down, once, that the agreement is past its review and its grace. */
export const expireAgreements: Clock = async (change) => {
  const expired = await dueRecords(
    change.manager,
    Agreement,
    `record.document ->> 'status' in ('LIVE', 'SUSPENDED')
     and (record.document #>> '{review,dueAt}')::date + (record.document #>> '{review,graceDays}')::int < :today::date`,
    { today: ukDay(change.now) },
  ).getMany();
  for (const agreement of expired) {
    await setStatus(change, agreement, { status: 'EXPIRED' });
    await tellParties(change, 'AGREEMENT_EXPIRED', agreement);
  }
  return expired.length;
};
