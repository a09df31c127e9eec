import type { RegisterKind } from '@pontio/audit-contract';
import { PontioError } from '@pontio/errors';
import type { AgreementStatus } from '@pontio/vocabulary';
import { AgreementStatusChange } from '../../persistence/agreement-status-change.entity.js';
import { Agreement } from '../../persistence/agreement.entity.js';
import type { ChangeBy } from '../changes/change-register.js';
import { findRecord } from '../changes/find-record.js';
import type { RegisterChange } from '../changes/register-change.js';
import { openNotice } from '../notices/open-notice.js';
import type { AgreementDocument } from './agreement-document.js';

/** One version, locked, of an agreement to which the practitioner's agency is a party. */
export async function findAgreement(
  { id, version }: { readonly id: string; readonly version: number },
  { change, agency }: ChangeBy,
): Promise<Agreement> {
  const agreement = await findRecord(change.manager, Agreement, { id, version });
  if (!isParty(agreement.document, agency.id)) throw new PontioError('RECORD_NOT_FOUND');
  return agreement;
}

/** Whether an agency is a party to an agreement. */
export function isParty({ parties }: Pick<AgreementDocument, 'parties'>, agencyId: string): boolean {
  return parties.some((party) => party.agencyId === agencyId);
}

/** Who brings an agreement where, and why. */
export interface StatusChange {
  readonly status: AgreementStatus;
  readonly agencyId?: string;
  readonly changedBy?: string;
  readonly reason?: string;
}

/** Brings an agreement to a status and keeps when, by whom and why. */
export async function setStatus(
  { manager, now }: RegisterChange,
  agreement: Agreement,
  { status, agencyId, changedBy, reason }: StatusChange,
): Promise<void> {
  agreement.document = { ...agreement.document, status };
  await manager.save(agreement);
  await manager.insert(AgreementStatusChange, {
    ...{ agreementId: agreement.id, version: agreement.version, status, at: now },
    ...{ agencyId: agencyId ?? null, changedBy: changedBy ?? null, reason: reason ?? null },
  });
}

/** One event for each party, and a notice in the queue of each but the one that knows. */
export async function tellParties(
  change: RegisterChange,
  kind: RegisterKind,
  { id, version, document }: Agreement,
  knows?: string,
): Promise<void> {
  const parties = document.parties.map(({ agencyId }) => agencyId);
  const record = `${id}@${version}`;
  change.record(kind, { record, owners: parties });
  for (const agencyId of parties.filter((party) => party !== knows)) {
    await openNotice(change, { kind: 'AGREEMENT_CHANGED', agencyId, about: record, detail: kind });
  }
}
