import { In, Not } from 'typeorm';
import { z } from 'zod';
import { AgreementSignature } from '../../persistence/agreement-signature.entity.js';
import { Agreement } from '../../persistence/agreement.entity.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { type AgreementHistory, historyOf } from './agreement-history.js';
import { checkState } from '../changes/find-record.js';
import { invalid } from '../changes/parse-change.js';
import { ukDay } from '../uk-day.js';
import { type StatusChange, findAgreement, setStatus, tellParties } from './change-agreement.js';
import { digestOfAgreement } from './digest-of-agreement.js';

/** Which version of which agreement. */
export const agreementVersion = z.object({ id: z.string().min(1).max(80), version: z.int().min(1) });

const signature = agreementVersion.extend({ digest: z.string().max(100) });

/** An officer signs for their own agency, by the digest of the text. Live when every party has signed it. */
export const signAgreement: ChangeKind<z.infer<typeof signature>, AgreementHistory> = {
  name: 'signAgreement',
  input: signature,
  apply: async (given, by) => {
    const { change, agency, practitioner } = by;
    const agreement = await findAgreement(given, by);
    const { document, id, version } = agreement;
    checkState(document.status === 'DRAFT' || document.status === 'IN_SIGN', `is ${document.status}`);
    checkState(document.review.dueAt > ukDay(change.now), 'its review is due before it began');
    const digest = digestOfAgreement(document);
    if (given.digest !== digest) {
      throw invalid('digest: must be that of this version; read its text and sign what it says.');
    }
    const signed = { agreementId: id, version, agencyId: agency.id };
    checkState(!(await change.manager.existsBy(AgreementSignature, signed)), 'signed already');
    await change.manager.insert(AgreementSignature, {
      ...signed,
      ...{ digest, signedBy: practitioner.id, signedAt: change.now },
    });
    agreement.document = {
      ...document,
      parties: document.parties.map((party) =>
        party.agencyId === agency.id ? { ...party, signedAt: change.now.toISOString() } : party,
      ),
    };
    const owners = document.parties.map(({ agencyId }) => agencyId);
    change.record('AGREEMENT_SIGNED', { record: `${id}@${version}`, owners });
    await moveOn(agreement, digest, by);
    return historyOf(change.manager, agreement);
  },
};

async function moveOn(agreement: Agreement, digest: string, by: ChangeBy): Promise<void> {
  const { change, agency, practitioner } = by;
  const { id, version, document } = agreement;
  const who = { agencyId: agency.id, changedBy: practitioner.id };
  const signatures = await change.manager.countBy(AgreementSignature, { agreementId: id, version, digest });
  if (signatures < document.parties.length) {
    await setStatus(change, agreement, { ...who, status: 'IN_SIGN' });
    return;
  }
  await supersedeOthers(agreement, { ...who, status: 'SUPERSEDED' }, change);
  await setStatus(change, agreement, { ...who, status: 'LIVE' });
  await tellParties(change, 'AGREEMENT_LIVE', agreement, agency.id);
}

async function supersedeOthers(
  { id, version }: Agreement,
  status: StatusChange,
  change: ChangeBy['change'],
): Promise<void> {
  const others = await change.manager.find(Agreement, {
    where: { id, version: Not(In([version])) },
    lock: { mode: 'pessimistic_write' },
  });
  const ended = ['EXPIRED', 'SUPERSEDED'];
  for (const other of others.filter(({ document }) => !ended.includes(document.status))) {
    if (other.version < version) await setStatus(change, other, status);
  }
}
