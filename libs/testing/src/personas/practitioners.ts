import { harbour, leafshire } from './agencies.js';

/** A member of staff of one agency, in one role. */
export interface PersonaPractitioner {
  readonly id: string;
  readonly name: string;
  readonly agencyId: string;
  readonly role: 'SOCIAL_WORKER' | 'IG_OFFICER' | 'FAMILY_SUPPORT_WORKER';
}

/** Social worker who leads the section 47 enquiry about Ellie. */
export const sana: PersonaPractitioner = {
  id: 'prc_sana',
  name: 'Sana Malik',
  agencyId: leafshire.id,
  role: 'SOCIAL_WORKER',
};

/** Social worker of the same council who is not involved with Ellie's family. */
export const tom: PersonaPractitioner = {
  id: 'prc_tom',
  name: 'Tom Hughes',
  agencyId: leafshire.id,
  role: 'SOCIAL_WORKER',
};

/** Information-governance officer of Leafshire: reads the council's own audit trail. */
export const devika: PersonaPractitioner = {
  id: 'prc_devika',
  name: 'Devika Rao',
  agencyId: leafshire.id,
  role: 'IG_OFFICER',
};

/** Family support worker at the charity. */
export const joan: PersonaPractitioner = {
  id: 'prc_joan',
  name: 'Joan Pryce',
  agencyId: harbour.id,
  role: 'FAMILY_SUPPORT_WORKER',
};

/** Every practitioner of the practice ground. */
export const practitioners: readonly PersonaPractitioner[] = [sana, tom, devika, joan];

/** The section 47 enquiry that Sana holds: the case reference of Ellie's questions. */
export const ellieEnquiry = { caseRef: 'S47-2026-0117', openedAt: '2026-11-02T09:15:00.000Z' } as const;
