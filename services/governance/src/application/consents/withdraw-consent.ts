import { z } from 'zod';
import { CONSENT_METHODS, type Consent, type ConsentMethod } from '../../persistence/consent.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { id, words } from '../changes/fields.js';
import { findSupersedable, supersedeConsent } from './supersede-consent.js';

interface Withdrawal {
  readonly id: string;
  readonly method: ConsentMethod;
  readonly reason: string;
}

/** From this instant the answer is no. What was shared before stands. */
export const withdrawConsent: ChangeKind<Withdrawal, Consent> = {
  name: 'withdrawConsent',
  input: z.object({ id: id('con'), method: z.enum(CONSENT_METHODS), reason: words }),
  apply: async ({ id: before, method, reason }, by) => {
    const given = await findSupersedable(before, 'WITHDRAWN', by);
    const after = await supersedeConsent(given, { state: 'WITHDRAWN', method, reason }, by);
    by.change.record('CONSENT_WITHDRAWN', {
      ...{ record: after.id, personId: after.personId, owners: [by.agency.id] },
      links: { supersedes: before },
    });
    return after;
  },
};
