import type { ConsentState } from '@pontio/vocabulary';
import { Consent } from '../../persistence/consent.entity.js';
import type { ChangeBy } from '../changes/change-register.js';
import { checkState, findRecord } from '../changes/find-record.js';
import { mayFollow } from './consent-transitions.js';

/** A record of the practitioner's own agency that nothing has superseded and that may come to stand so. */
export async function findSupersedable(
  id: string,
  after: ConsentState,
  { change, agency }: ChangeBy,
): Promise<Consent> {
  const before = await findRecord(change.manager, Consent, { id, agencyId: agency.id });
  const superseded = await change.manager.existsBy(Consent, { supersedes: id });
  checkState(!superseded && mayFollow(before.state, after), `${before.state} cannot become ${after}`);
  return before;
}

/** Records a new state of the same answer: same person, giver and scope. */
export async function supersedeConsent(
  before: Consent,
  after: Pick<Consent, 'state' | 'reason' | 'method'>,
  { change, agency, practitioner }: ChangeBy,
): Promise<Consent> {
  const { personId, kind, scope, explicit, givenBy, capacity, validTo, informationGivenRef, language } =
    before;
  return insertConsent(change, {
    ...{ personId, kind, scope, explicit, givenBy, capacity, validTo, informationGivenRef, language },
    ...after,
    id: change.newId('con'),
    recordedAt: change.now,
    recordedBy: practitioner.id,
    agencyId: agency.id,
    supersedes: before.id,
  });
}

/** Adds a record, and gives it back as it is kept. */
export async function insertConsent(
  { manager }: ChangeBy['change'],
  entry: Partial<Consent> & { readonly id: string },
): Promise<Consent> {
  await manager.insert(Consent, entry);
  return manager.findOneByOrFail(Consent, { id: entry.id });
}
