import { z } from 'zod';
import { ShareRequest } from '../../persistence/share-request.entity.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { refusal } from '../changes/check-may-change.js';
import { day, id, optional, words } from '../changes/fields.js';
import { checkState, findRecord } from '../changes/find-record.js';
import { closeNotices } from '../notices/close-notices.js';
import { openNotice } from '../notices/open-notice.js';
import { judgeCase } from './judge-case.js';
import { declineToShare } from './record-non-disclosure.js';

const answer = z
  .object({
    id: id('shr'),
    answer: z.enum(['SHARE', 'DECLINE']),
    reasons: words,
    alternatives: optional(words),
    reviewAt: optional(day),
    ground: optional(z.string().regex(/^[A-Z][A-Z0-9_]{0,79}$/, 'must be a code')),
    validTo: optional(day),
  })
  .superRefine((given, context) => {
    const needed = given.answer === 'DECLINE' ? (['alternatives', 'reviewAt'] as const) : [];
    for (const part of needed.filter((name) => given[name] === null)) {
      context.addIssue({ code: 'custom', path: [part], message: 'must be said by a holder that declines' });
    }
  });

/** The holder's answer. */
export type ShareAnswer = z.infer<typeof answer>;

/**
 * The holder answers, in a role that may judge. To share is its judgement of this case, which lets the next
 * question through; to decline is recorded with what else was considered and a day to look again.
 */
export const answerShareRequest: ChangeKind<ShareAnswer, ShareRequest> = {
  name: 'answerShareRequest',
  input: answer,
  apply: async (given, by) => {
    const { change, practitioner, agency } = by;
    const asked = await findRecord(change.manager, ShareRequest, { id: given.id, holderId: agency.id });
    if (asked.practitionerId === practitioner.id) {
      throw refusal('answerShareRequest', 'nobody answers themselves');
    }
    checkState(asked.status === 'ASKED' || asked.status === 'ESCALATED', 'answered already');
    const outcome =
      given.answer === 'SHARE' ? await judgeCase(asked, given, by) : await decline(asked, given, by);
    Object.assign(asked, outcome, {
      answeredAt: change.now,
      answeredBy: practitioner.id,
      reasons: given.reasons,
    });
    await tellBoth(asked, given, by);
    return change.manager.save(asked);
  },
};

async function decline(
  asked: ShareRequest,
  given: ShareAnswer,
  by: ChangeBy,
): Promise<Partial<ShareRequest>> {
  const { alternatives, reviewAt, ground, reasons } = given;
  const { id: nonDisclosureId } = await declineToShare(by, {
    ...{ personId: asked.personId, recipientId: asked.recipientId, decisionId: asked.decisionId },
    ...{ shareRequestId: asked.id, ground: ground ?? asked.reason, reasons },
    alternatives: alternatives ?? '',
    reviewAt: reviewAt ?? '',
  });
  return { status: 'DECLINED', nonDisclosureId };
}

async function tellBoth(
  asked: ShareRequest,
  given: ShareAnswer,
  { change, practitioner }: ChangeBy,
): Promise<void> {
  const { id: record, personId, holderId, recipientId, decisionId, judgementId, nonDisclosureId } = asked;
  change.record('SHARE_ANSWERED', {
    ...{ record, personId, decisionId, owners: [holderId, recipientId], reason: given.answer },
    links: {
      ...(judgementId !== null && { judgementId }),
      ...(nonDisclosureId !== null && { nonDisclosureId }),
    },
  });
  await closeNotices(change, practitioner.id, { about: record });
  await openNotice(change, { kind: 'SHARE_ANSWERED', agencyId: recipientId, about: record, decisionId });
}
