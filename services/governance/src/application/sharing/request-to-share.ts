import { z } from 'zod';
import { Agency } from '../../persistence/agency.entity.js';
import { ShareRequest } from '../../persistence/share-request.entity.js';
import { termsOfRequest } from '../agreements/terms-of-request.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { refusal } from '../changes/check-may-change.js';
import { words } from '../changes/fields.js';
import { checkState, findRecord } from '../changes/find-record.js';
import { openNotice } from '../notices/open-notice.js';
import { hoursAfter } from '../uk-day.js';
import { type Ticket, ticket } from './ticket.js';

/** Asks a holder for what was withheld from this very practitioner. The clock is the agreement's. */
export const requestToShare: ChangeKind<{ ticket: Ticket; why: string }, ShareRequest> = {
  name: 'requestToShare',
  input: z.object({ ticket, why: words }),
  apply: async ({ ticket: withheld, why }, by) => {
    const { change, practitioner, agency } = by;
    if (withheld.practitionerId !== practitioner.id || withheld.recipientId !== agency.id) {
      throw refusal('requestToShare', 'the ticket was given to somebody else');
    }
    await findRecord(change.manager, Agency, { id: withheld.holderId });
    await checkNotAsked(withheld, by);
    const { hours, escalateTo } = await termsOfRequest(change, withheld);
    const asked = change.manager.create(ShareRequest, {
      ...withheld,
      ...{ id: change.newId('shr'), why, status: 'ASKED', askedAt: change.now, escalateTo },
      dueAt: hoursAfter(change.now, hours),
    });
    await change.manager.insert(ShareRequest, asked);
    change.record('SHARE_ASKED', {
      record: asked.id,
      personId: asked.personId,
      owners: [asked.holderId],
      reason: asked.reason,
      decisionId: asked.decisionId,
    });
    await openNotice(change, {
      ...{ kind: 'SHARE_ASKED', agencyId: asked.holderId, about: asked.id },
      ...{ subjectId: asked.personId, decisionId: asked.decisionId, dueAt: asked.dueAt },
    });
    return findRecord(change.manager, ShareRequest, { id: asked.id });
  },
};

async function checkNotAsked(withheld: Ticket, { change }: ChangeBy): Promise<void> {
  const { decisionId, personId, holderId, reason } = withheld;
  const asked = await change.manager.findBy(ShareRequest, { decisionId, personId, holderId, reason });
  const same = asked.some(({ categories }) => String(categories) === String(withheld.categories));
  checkState(!same, 'asked already');
}
