import type { PractitionerRole } from './practitioner-roles.js';
import type { ObligationType } from './obligations.js';
import { isOneOf } from './is-one-of.js';
import type { Text } from './text.js';

/**
 * How much a purpose may see. HEADLINE, BRIEF and FULL are steps of one ladder; every other depth is a set
 * of its own, met only by reference rows of the same depth.
 */
export const DEPTHS = [
  'HEADLINE',
  'BRIEF',
  'FULL',
  'EMERGENCY_SET',
  'AS_ORDERED',
  'PANEL',
  'HEALTH_PROTECTION_SET',
  'AGGREGATES',
  'APPROVED_EXTRACT',
  'MATCHING_SET',
  'OWN_DATA',
  'AUDIT',
  'SYNTHETIC',
  'NONE',
] as const;

/** A depth of {@link DEPTHS}. */
export type Depth = (typeof DEPTHS)[number];

const LADDER: readonly Depth[] = ['HEADLINE', 'BRIEF', 'FULL'];

/** Whether a purpose of depth `purpose` reaches a reference row that is needed at depth `row`. */
export function reaches(purpose: Depth, row: Depth): boolean {
  if (purpose === 'NONE' || row === 'NONE') return false;
  const [have, need] = [LADDER.indexOf(purpose), LADDER.indexOf(row)];
  return have >= 0 && need >= 0 ? have >= need : purpose === row;
}

/** What the vocabulary says of one purpose. */
export interface Purpose {
  readonly name: Text;
  /** HL7 v3-ActReason code, for FHIR. */
  readonly v3ActReason: string;
  /** Whether a request must quote the asking agency's case reference. */
  readonly caseRef: boolean;
  readonly depth: Depth;
  /** Whether the practitioner must be involved with the person. */
  readonly relation: 'INVOLVEMENT' | 'EXEMPT';
  /** When the family is told of a sharing under a duty: always, only if they were asked and refused, or never. */
  readonly subjectNotice: 'UNDER_DUTY' | 'AFTER_REFUSAL' | 'NONE';
  readonly roles: readonly PractitionerRole[];
  /** What goes with a record that its holder sends for this purpose. */
  readonly whenSent?: readonly ObligationType[];
}

const CHILD_ROLES = [
  'SOCIAL_WORKER',
  'FRONT_DOOR_WORKER',
  'FAMILY_HELP_WORKER',
  'FAMILY_SUPPORT_WORKER',
  'SAFEGUARDING_LEAD',
  'GP',
  'HOSPITAL_DOCTOR',
  'NURSE',
  'SCHOOL_NURSE',
  'HEALTH_VISITOR',
  'MIDWIFE',
  'MENTAL_HEALTH_PRACTITIONER',
  'POLICE_SAFEGUARDING_OFFICER',
  'IDVA',
] as const satisfies readonly PractitionerRole[];

const CARE_ROLES = [
  'ADULT_SOCIAL_WORKER',
  'SOCIAL_WORKER',
  'GP',
  'HOSPITAL_DOCTOR',
  'NURSE',
  'SCHOOL_NURSE',
  'HEALTH_VISITOR',
  'MIDWIFE',
  'MENTAL_HEALTH_PRACTITIONER',
  'CARE_WORKER',
] as const satisfies readonly PractitionerRole[];

const casework = { caseRef: true, relation: 'INVOLVEMENT', subjectNotice: 'NONE' } as const;
const exempt = { relation: 'EXEMPT', subjectNotice: 'NONE' } as const;

/** The purposes of use: the only reasons for which anything may be asked. */
export const PURPOSES = {
  SAFEGUARD_CHILD: {
    ...casework,
    name: { en: 'protecting a child from significant harm' },
    v3ActReason: 'PATSFTY',
    depth: 'FULL',
    // Telling a family of an enquiry into significant harm can put the child at risk: not automatic.
    subjectNotice: 'AFTER_REFUSAL',
    roles: CHILD_ROLES,
  },
  WELFARE_CHILD: {
    ...casework,
    name: { en: "a child's welfare" },
    v3ActReason: 'CAREMGT',
    depth: 'BRIEF',
    subjectNotice: 'UNDER_DUTY',
    roles: CHILD_ROLES,
  },
  EARLY_HELP: {
    ...casework,
    name: { en: 'early help for a family' },
    v3ActReason: 'CAREMGT',
    depth: 'HEADLINE',
    subjectNotice: 'UNDER_DUTY',
    roles: CHILD_ROLES,
  },
  SAFEGUARD_ADULT: {
    ...casework,
    name: { en: 'protecting an adult at risk' },
    v3ActReason: 'PATSFTY',
    depth: 'BRIEF',
    roles: [
      ...CARE_ROLES,
      'FRONT_DOOR_WORKER',
      'FAMILY_SUPPORT_WORKER',
      'HOUSING_OFFICER',
      'POLICE_SAFEGUARDING_OFFICER',
      'IDVA',
      'BOARD_OFFICER',
    ],
  },
  DIRECT_CARE: {
    ...casework,
    name: { en: 'direct care of this person' },
    v3ActReason: 'TREAT',
    caseRef: false,
    depth: 'BRIEF',
    roles: CARE_ROLES,
  },
  CARE_COORD: {
    ...casework,
    name: { en: 'moving care from one team to another' },
    v3ActReason: 'CAREMGT',
    depth: 'BRIEF',
    // A hand-over is done when the next team has read it, about the same person.
    whenSent: ['ACK_REQUIRED', 'CARRY_IDENTIFIER'],
    roles: CARE_ROLES,
  },
  EMERGENCY: {
    ...exempt,
    name: { en: 'immediate risk to life or of serious harm' },
    v3ActReason: 'ETREAT',
    caseRef: false,
    depth: 'EMERGENCY_SET',
    roles: [...CARE_ROLES, 'FRONT_DOOR_WORKER', 'POLICE_SAFEGUARDING_OFFICER'],
  },
  EDUCATION_SUPPORT: {
    ...casework,
    name: { en: 'support in education' },
    v3ActReason: 'CAREMGT',
    depth: 'HEADLINE',
    roles: [
      'SEND_OFFICER',
      'EDUCATION_WELFARE_OFFICER',
      'SAFEGUARDING_LEAD',
      'CLASS_TEACHER',
      'SOCIAL_WORKER',
      'SCHOOL_NURSE',
    ],
  },
  HOMELESSNESS: {
    ...casework,
    name: { en: 'preventing or relieving homelessness' },
    v3ActReason: 'CAREMGT',
    depth: 'HEADLINE',
    roles: ['HOUSING_OFFICER', 'HOSPITAL_DOCTOR', 'NURSE', 'SOCIAL_WORKER', 'ADULT_SOCIAL_WORKER'],
  },
  TENANCY_ENFORCEMENT: {
    ...casework,
    name: { en: 'action by a landlord' },
    v3ActReason: 'HOPERAT',
    depth: 'NONE',
    roles: ['HOUSING_OFFICER'],
  },
  DA_MARAC: {
    ...casework,
    name: { en: 'a conference on high-risk domestic abuse' },
    v3ActReason: 'PATSFTY',
    depth: 'BRIEF',
    roles: [
      ...CHILD_ROLES,
      'ADULT_SOCIAL_WORKER',
      'HOUSING_OFFICER',
      'PROBATION_OFFICER',
      'POLICE_INVESTIGATOR',
    ],
  },
  PUBLIC_PROTECTION: {
    ...casework,
    name: { en: 'public protection arrangements for offenders' },
    v3ActReason: 'GOV',
    depth: 'BRIEF',
    roles: ['POLICE_SAFEGUARDING_OFFICER', 'POLICE_INVESTIGATOR', 'PROBATION_OFFICER', 'SOCIAL_WORKER'],
  },
  CRIME_PREVENT: {
    ...casework,
    name: { en: 'preventing crime and disorder' },
    v3ActReason: 'GOV',
    depth: 'HEADLINE',
    roles: ['POLICE_INVESTIGATOR', 'POLICE_SAFEGUARDING_OFFICER', 'PROBATION_OFFICER', 'HOUSING_OFFICER'],
  },
  CRIME_INVESTIGATE: {
    ...casework,
    name: { en: 'a police line of enquiry' },
    v3ActReason: 'HLEGAL',
    depth: 'NONE',
    roles: ['POLICE_INVESTIGATOR'],
  },
  YOUTH_JUSTICE: {
    ...casework,
    name: { en: 'youth justice' },
    v3ActReason: 'GOV',
    depth: 'BRIEF',
    roles: ['YOUTH_JUSTICE_WORKER', 'POLICE_SAFEGUARDING_OFFICER', 'SOCIAL_WORKER'],
  },
  PREVENT_CHANNEL: {
    ...casework,
    name: { en: 'a Channel panel' },
    v3ActReason: 'GOV',
    depth: 'HEADLINE',
    roles: ['POLICE_SAFEGUARDING_OFFICER', 'SAFEGUARDING_LEAD', 'SOCIAL_WORKER'],
  },
  COURT_PROCEEDINGS: {
    ...exempt,
    name: { en: 'an order or disclosure in court proceedings' },
    v3ActReason: 'HLEGAL',
    caseRef: true,
    depth: 'AS_ORDERED',
    roles: ['LEGAL_OFFICER', 'SOCIAL_WORKER'],
  },
  STAT_REVIEW: {
    ...exempt,
    name: { en: 'a statutory learning review' },
    v3ActReason: 'HQUALIMP',
    caseRef: true,
    depth: 'PANEL',
    roles: ['REVIEW_PANEL_MEMBER', 'BOARD_OFFICER'],
  },
  PUBLIC_HEALTH: {
    ...exempt,
    name: { en: 'health protection' },
    v3ActReason: 'PUBHLTH',
    caseRef: false,
    depth: 'HEALTH_PROTECTION_SET',
    roles: ['PUBLIC_HEALTH_ANALYST'],
  },
  PLANNING: {
    ...exempt,
    name: { en: "planning for a population's needs" },
    v3ActReason: 'HSYSADMIN',
    caseRef: false,
    depth: 'AGGREGATES',
    roles: ['PUBLIC_HEALTH_ANALYST', 'BOARD_OFFICER'],
  },
  RESEARCH: {
    ...exempt,
    name: { en: 'approved research' },
    v3ActReason: 'HRESCH',
    caseRef: true,
    depth: 'APPROVED_EXTRACT',
    roles: ['RESEARCHER'],
  },
  RECORD_MATCH: {
    ...exempt,
    name: { en: 'linking records of one person' },
    v3ActReason: 'RECORDMGT',
    caseRef: false,
    depth: 'MATCHING_SET',
    roles: ['RECORDS_OFFICER'],
  },
  SUBJECT_ACCESS: {
    ...exempt,
    name: { en: "a person's own request for their data" },
    v3ActReason: 'PATRQT',
    caseRef: true,
    depth: 'OWN_DATA',
    roles: ['IG_OFFICER', 'RECORDS_OFFICER'],
  },
  COMPLAINT: {
    ...exempt,
    name: { en: 'investigating a complaint or a breach' },
    v3ActReason: 'HCOMPL',
    caseRef: true,
    depth: 'AUDIT',
    roles: ['IG_OFFICER'],
  },
  IG_AUDIT: {
    ...exempt,
    name: { en: "monitoring how an agency's own staff use data" },
    v3ActReason: 'HCOMPL',
    caseRef: true,
    depth: 'AUDIT',
    roles: ['IG_OFFICER'],
  },
  TRAINING: {
    ...exempt,
    name: { en: 'the practice ground, on made-up people' },
    v3ActReason: 'TRAIN',
    caseRef: false,
    depth: 'SYNTHETIC',
    roles: [],
  },
} as const satisfies Record<string, Purpose>;

/** A purpose of {@link PURPOSES}. */
export type PurposeCode = keyof typeof PURPOSES;

/** Every purpose code, in the order of {@link PURPOSES}. */
export const PURPOSE_CODES = Object.keys(PURPOSES) as readonly PurposeCode[];

/** Whether a word from outside names a purpose. */
export const isPurpose = isOneOf(PURPOSE_CODES);

/** What the vocabulary says of a purpose, without the narrow literal types. */
export function purposeOf(code: PurposeCode): Purpose {
  return PURPOSES[code];
}
