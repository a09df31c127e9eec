import { isOneOf } from './is-one-of.js';

/** Roles in which practitioners ask. Each purpose lists the roles that may use it. */
export const PRACTITIONER_ROLES = [
  'SOCIAL_WORKER',
  'ADULT_SOCIAL_WORKER',
  'FRONT_DOOR_WORKER',
  'FAMILY_HELP_WORKER',
  'FAMILY_SUPPORT_WORKER',
  'SAFEGUARDING_LEAD',
  'CLASS_TEACHER',
  'SEND_OFFICER',
  'EDUCATION_WELFARE_OFFICER',
  'GP',
  'HOSPITAL_DOCTOR',
  'NURSE',
  'SCHOOL_NURSE',
  'HEALTH_VISITOR',
  'MIDWIFE',
  'MENTAL_HEALTH_PRACTITIONER',
  'CARE_WORKER',
  'POLICE_SAFEGUARDING_OFFICER',
  'POLICE_INVESTIGATOR',
  'PROBATION_OFFICER',
  'YOUTH_JUSTICE_WORKER',
  'HOUSING_OFFICER',
  'IDVA',
  'BOARD_OFFICER',
  'REVIEW_PANEL_MEMBER',
  'LEGAL_OFFICER',
  'PUBLIC_HEALTH_ANALYST',
  'RESEARCHER',
  'RECORDS_OFFICER',
  'IG_OFFICER',
] as const;

/** A role of {@link PRACTITIONER_ROLES}. */
export type PractitionerRole = (typeof PRACTITIONER_ROLES)[number];

/** Whether a word from outside names a role. */
export const isPractitionerRole = isOneOf(PRACTITIONER_ROLES);
