import { BreakGlass } from '../../persistence/break-glass.entity.js';
import { type Clock, dueRecords } from './clock.js';

/** A declaration whose time ran out is closed as of then. */
export const closeEndedBreakGlass: Clock = async (change) => {
  const ended = await dueRecords(
    change.manager,
    BreakGlass,
    'record.closedAt is null and record.until <= :now',
    { now: change.now },
  ).getMany();
  for (const entry of ended) {
    entry.closedAt = entry.until;
    const { id: record, personId, agencyId } = entry;
    const reason = 'TIME_RAN_OUT';
    change.record('BREAK_GLASS_CLOSED', { record, personId, owners: [agencyId], reason, breakGlass: record });
  }
  await change.manager.save(ended);
  return ended.length;
};
