import type { z } from 'zod';
import { AgreementStatusChange } from '../../persistence/agreement-status-change.entity.js';
import type { Agreement } from '../../persistence/agreement.entity.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { type AgreementHistory, historyOf } from './agreement-history.js';
import { refusal } from '../changes/check-may-change.js';
import { words } from '../changes/fields.js';
import { checkState } from '../changes/find-record.js';
import { ukDay } from '../uk-day.js';
import { findAgreement, setStatus, tellParties } from './change-agreement.js';
import { agreementVersion } from './sign-agreement.js';
import { statusOn } from './status-on.js';

const input = agreementVersion.extend({ reason: words });

type Input = z.infer<typeof input>;

/** Any party suspends the agreement, at once: it covers nothing until that party resumes it. */
export const suspendAgreement: ChangeKind<Input, AgreementHistory> = {
  name: 'suspendAgreement',
  input,
  apply: async (given, by) => {
    const { change, agency, practitioner } = by;
    const agreement = await findAgreement(given, by);
    checkState(statusOn(agreement.document, ukDay(change.now)) === 'LIVE', 'is not live');
    await setStatus(change, agreement, {
      ...{ status: 'SUSPENDED', agencyId: agency.id, changedBy: practitioner.id, reason: given.reason },
    });
    await tellParties(change, 'AGREEMENT_SUSPENDED', agreement, agency.id);
    return historyOf(change.manager, agreement);
  },
};

/** The party that suspended an agreement brings it back, within its review and days of grace. */
export const resumeAgreement: ChangeKind<Input, AgreementHistory> = {
  name: 'resumeAgreement',
  input,
  apply: async (given, by) => {
    const { change, agency, practitioner } = by;
    const agreement = await findAgreement(given, by);
    checkState(statusOn(agreement.document, ukDay(change.now)) === 'SUSPENDED', 'is not suspended');
    await checkSuspendedIt(agreement, by);
    await setStatus(change, agreement, {
      ...{ status: 'LIVE', agencyId: agency.id, changedBy: practitioner.id, reason: given.reason },
    });
    await tellParties(change, 'AGREEMENT_RESUMED', agreement, agency.id);
    return historyOf(change.manager, agreement);
  },
};

async function checkSuspendedIt({ id, version }: Agreement, { change, agency }: ChangeBy): Promise<void> {
  const last = await change.manager.findOne(AgreementStatusChange, {
    where: { agreementId: id, version, status: 'SUSPENDED' },
    order: { position: 'DESC' },
  });
  if (last?.agencyId !== agency.id) throw refusal('resumeAgreement', 'another party suspended it');
}
