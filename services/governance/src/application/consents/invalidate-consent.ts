import type { Consent } from '../../persistence/consent.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { ending } from '../changes/fields.js';
import { openNotice } from '../notices/open-notice.js';
import { findSupersedable, supersedeConsent } from './supersede-consent.js';

/** The record never was a valid answer. The agency's officers look at what was shared on its strength. */
export const invalidateConsent: ChangeKind<{ id: string; reason: string }, Consent> = {
  name: 'invalidateConsent',
  input: ending('con'),
  apply: async ({ id: before, reason }, by) => {
    const { change, agency } = by;
    const recorded = await findSupersedable(before, 'INVALIDATED', by);
    const { method } = recorded;
    const after = await supersedeConsent(recorded, { state: 'INVALIDATED', method, reason }, by);
    change.record('CONSENT_INVALIDATED', {
      ...{ record: after.id, personId: after.personId, owners: [agency.id] },
      links: { supersedes: before },
    });
    await openNotice(change, { kind: 'NOTIFY_IG', agencyId: agency.id, about: after.id });
    return after;
  },
};
