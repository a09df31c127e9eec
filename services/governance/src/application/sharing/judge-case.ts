import { Judgement } from '../../persistence/judgement.entity.js';
import type { ShareRequest } from '../../persistence/share-request.entity.js';
import type { ChangeBy } from '../changes/change-register.js';
import { invalid } from '../changes/parse-change.js';
import { daysAfter, ukDay } from '../uk-day.js';

/** Days a judgement of a case holds unless the holder says otherwise. */
const DEFAULT_DAYS = 90;

/** Records the holder's judgement of the case: these categories, up to this level, for this recipient and case. */
export async function judgeCase(
  asked: ShareRequest,
  given: { readonly reasons: string; readonly validTo: string | null },
  { change, practitioner, agency }: ChangeBy,
): Promise<Partial<ShareRequest>> {
  const today = ukDay(change.now);
  const validTo = given.validTo ?? daysAfter(today, DEFAULT_DAYS);
  if (validTo < today) throw invalid('validTo: must not be in the past.');
  const judgement = change.manager.create(Judgement, {
    id: change.newId('jud'),
    personId: asked.personId,
    kind: 'CASE',
    agencyId: agency.id,
    madeBy: practitioner.id,
    madeAt: change.now,
    validTo,
    categories: asked.categories,
    upTo: asked.level,
    recipients: [asked.recipientId],
    caseRef: asked.caseRef,
    reasons: given.reasons,
  });
  await change.manager.insert(Judgement, judgement);
  change.record('JUDGEMENT_RECORDED', {
    ...{ record: judgement.id, personId: asked.personId, owners: [agency.id], reason: 'CASE' },
    links: { shareRequestId: asked.id },
  });
  return { status: 'SHARED', judgementId: judgement.id, validTo };
}
