import { ShareRequest } from '../../persistence/share-request.entity.js';
import { openNotice } from '../notices/open-notice.js';
import { type Clock, dueRecords } from './clock.js';

/** A request that the holder did not answer in time goes to the party that the agreement names. */
export const escalateShareRequests: Clock = async (change) => {
  const late = await dueRecords(
    change.manager,
    ShareRequest,
    "record.status = 'ASKED' and record.dueAt <= :now",
    { now: change.now },
  ).getMany();
  for (const request of late) {
    Object.assign(request, { status: 'ESCALATED', escalatedAt: change.now });
    const { id: record, personId, holderId, recipientId, decisionId, escalateTo } = request;
    change.record('SHARE_ESCALATED', { record, personId, decisionId, owners: [holderId, recipientId] });
    await openNotice(change, { kind: 'ESCALATED', agencyId: escalateTo, about: record, decisionId });
  }
  await change.manager.save(late);
  return late.length;
};
