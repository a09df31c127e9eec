import {
  AGENCY_STATUSES,
  type AgencyStatus,
  PRACTITIONER_STATUSES,
  type PractitionerStatus,
} from '@pontio/vocabulary';
import { z } from 'zod';
import { Agency } from '../../persistence/agency.entity.js';
import { Practitioner } from '../../persistence/practitioner.entity.js';
import { StandingChange } from '../../persistence/standing-change.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { refusal } from '../changes/check-may-change.js';
import { id, words } from '../changes/fields.js';
import { checkState, findRecord } from '../changes/find-record.js';
import { type RegisterRecord, registerRecord } from '../people/register-record.js';

/** An officer takes their own agency out of the network, or brings it back. */
export const setAgencyStatus: ChangeKind<{ status: AgencyStatus; reason: string }, RegisterRecord> = {
  name: 'setAgencyStatus',
  input: z.object({ status: z.enum(AGENCY_STATUSES), reason: words }),
  apply: async ({ status, reason }, { change, agency, practitioner }) => {
    const own = await findRecord(change.manager, Agency, { id: agency.id });
    checkState(own.status !== status, 'stands so already');
    own.status = status;
    await change.manager.save(own);
    const history = { record: own.id, status, reason, at: change.now, changedBy: practitioner.id };
    await change.manager.insert(StandingChange, history);
    change.record('AGENCY_STATUS_CHANGED', { record: own.id, owners: [own.id], reason: status });
    return registerRecord(change, own.id, status);
  },
};

interface PractitionerChange {
  readonly practitionerId: string;
  readonly status: PractitionerStatus;
  readonly reason: string;
}

/** An officer suspends a practitioner of their agency, says that they left, or lets them back; never themselves. */
export const setPractitionerStatus: ChangeKind<PractitionerChange, RegisterRecord> = {
  name: 'setPractitionerStatus',
  input: z.object({ practitionerId: id('prc'), status: z.enum(PRACTITIONER_STATUSES), reason: words }),
  apply: async ({ practitionerId, status, reason }, { change, agency, practitioner }) => {
    if (practitionerId === practitioner.id) throw refusal('setPractitionerStatus', 'not their own');
    const where = { id: practitionerId, agencyId: agency.id };
    const colleague = await findRecord(change.manager, Practitioner, where);
    checkState(colleague.status !== status, 'stands so already');
    colleague.status = status;
    await change.manager.save(colleague);
    const history = { record: practitionerId, status, reason, at: change.now, changedBy: practitioner.id };
    await change.manager.insert(StandingChange, history);
    const record = change.refOf('practitioner', practitionerId);
    change.record('PRACTITIONER_STATUS_CHANGED', { record, owners: [agency.id], reason: status });
    return registerRecord(change, practitionerId, status);
  },
};
