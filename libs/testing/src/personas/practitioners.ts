import { alderbrook, glanmor, harbour, leafshire, willowbank } from './agencies.js';

/** A member of staff of one agency, in one role. */
export interface PersonaPractitioner {
  readonly id: string;
  readonly name: string;
  readonly agencyId: string;
  readonly role:
    | 'SOCIAL_WORKER'
    | 'IG_OFFICER'
    | 'FAMILY_SUPPORT_WORKER'
    | 'FAMILY_HELP_WORKER'
    | 'SAFEGUARDING_LEAD'
    | 'HOSPITAL_DOCTOR';
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

/** Safeguarding lead at Ellie's school: answers what others ask the school to share. */
export const mair: PersonaPractitioner = {
  id: 'prc_mair',
  name: 'Mair Bevan',
  agencyId: alderbrook.id,
  role: 'SAFEGUARDING_LEAD',
};

/** Information-governance officer of the school. */
export const owen: PersonaPractitioner = {
  id: 'prc_owen',
  name: 'Owen Clarke',
  agencyId: alderbrook.id,
  role: 'IG_OFFICER',
};

/** Hospital doctor at Willowbank: may break the glass, and answers what others ask the trust to share. */
export const ravi: PersonaPractitioner = {
  id: 'prc_ravi',
  name: 'Ravi Menon',
  agencyId: willowbank.id,
  role: 'HOSPITAL_DOCTOR',
};

/** Information-governance officer of Willowbank. */
export const grace: PersonaPractitioner = {
  id: 'prc_grace',
  name: 'Grace Adeyemi',
  agencyId: willowbank.id,
  role: 'IG_OFFICER',
};

/** Family Help worker at Leafshire, with Ellie's family since the summer. */
export const maya: PersonaPractitioner = {
  id: 'prc_maya',
  name: 'Maya Lindqvist',
  agencyId: leafshire.id,
  role: 'FAMILY_HELP_WORKER',
};

/** Family help worker at Glanmor, in Wales, with the same family on the other side of the border. */
export const carys: PersonaPractitioner = {
  id: 'prc_carys',
  name: 'Carys Prosser',
  agencyId: glanmor.id,
  role: 'FAMILY_HELP_WORKER',
};

/** Every practitioner of the practice ground. */
export const practitioners: readonly PersonaPractitioner[] = [
  ...[sana, tom, devika, joan],
  ...[mair, owen, ravi, grace],
  ...[maya, carys],
];

/** The section 47 enquiry that Sana holds: the case reference of Ellie's questions. */
export const ellieEnquiry = { caseRef: 'S47-2026-0117', openedAt: '2026-11-02T09:15:00.000Z' } as const;

/** Who else works with Ellie's family, since when and under which case of their own agency. */
export const ellieFamilyHelp = [
  { worker: maya.id, caseRef: 'FH-2026-0042', since: '2026-07-06' },
  { worker: carys.id, caseRef: 'CT-2026-0311', since: '2026-07-20' },
] as const;
