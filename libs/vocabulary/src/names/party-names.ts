import type { AgencyType, AssuranceKind, StatutoryRole } from '../agencies.js';
import type { PractitionerRole } from '../practitioner-roles.js';
import type { Text } from '../text.js';

/** Plain names of kinds of agency. */
export const AGENCY_TYPE_NAMES: Readonly<Record<AgencyType, Text>> = {
  LA_CHILDREN: { en: "council children's services" },
  LA_ADULTS: { en: 'council adult services' },
  LA_HOUSING: { en: 'council housing service' },
  LA_EDUCATION: { en: 'council education service' },
  NHS_TRUST: { en: 'NHS trust' },
  LHB: { en: 'local health board' },
  GP: { en: 'GP practice' },
  ICB: { en: 'integrated care board' },
  SCHOOL: { en: 'school' },
  COLLEGE: { en: 'college' },
  EARLY_YEARS: { en: 'early-years provider' },
  POLICE: { en: 'police force' },
  PROBATION: { en: 'probation service' },
  YOT: { en: 'youth justice service' },
  REGISTERED_PROVIDER: { en: 'housing association' },
  THIRD_SECTOR: { en: 'charity or voluntary organisation' },
  CARE_PROVIDER: { en: 'care provider' },
  SAFEGUARDING_BOARD: { en: 'safeguarding board or review panel' },
  COURT_SERVICE: { en: 'court service' },
};

/** Plain names of the parts that agencies play under statute. */
export const STATUTORY_ROLE_NAMES: Readonly<Record<StatutoryRole, Text>> = {
  CA2004_S11: { en: 'body with the duty of section 11 of the Children Act 2004' },
  CA2004_S16E: { en: 'safeguarding partner or relevant agency under section 16E of the Children Act 2004' },
  CA2004_16LA_4C: { en: 'provider for such a body, section 16LA(4)(c) of the Children Act 2004' },
  SSWBA_S162: { en: 'relevant partner under section 162 of the 2014 Act (Wales)' },
  CDA_S115: { en: 'relevant authority under section 115 of the Crime and Disorder Act 1998' },
  MAPPA_RA: { en: 'responsible authority for public protection' },
  MAPPA_DTC: { en: 'body with the duty to co-operate in public protection' },
  DPA_PART3: { en: 'competent authority for law enforcement, Part 3 of the Data Protection Act 2018' },
  HA1996_213B_REFERRER: { en: 'body with the duty to refer under section 213B of the Housing Act 1996' },
};

/** Plain names of the roles in which practitioners ask. */
export const PRACTITIONER_ROLE_NAMES: Readonly<Record<PractitionerRole, Text>> = {
  SOCIAL_WORKER: { en: 'social worker' },
  ADULT_SOCIAL_WORKER: { en: 'adult social worker' },
  FRONT_DOOR_WORKER: { en: 'front-door worker' },
  FAMILY_HELP_WORKER: { en: 'Family Help worker' },
  FAMILY_SUPPORT_WORKER: { en: 'family support worker' },
  SAFEGUARDING_LEAD: { en: 'designated safeguarding lead' },
  CLASS_TEACHER: { en: 'class teacher' },
  SEND_OFFICER: { en: 'special educational needs officer' },
  EDUCATION_WELFARE_OFFICER: { en: 'education welfare officer' },
  GP: { en: 'GP' },
  HOSPITAL_DOCTOR: { en: 'hospital doctor' },
  NURSE: { en: 'nurse' },
  SCHOOL_NURSE: { en: 'school nurse' },
  HEALTH_VISITOR: { en: 'health visitor' },
  MIDWIFE: { en: 'midwife' },
  MENTAL_HEALTH_PRACTITIONER: { en: 'mental health practitioner' },
  CARE_WORKER: { en: 'care worker or foster carer' },
  POLICE_SAFEGUARDING_OFFICER: { en: 'police safeguarding officer' },
  POLICE_INVESTIGATOR: { en: 'police investigator' },
  PROBATION_OFFICER: { en: 'probation officer' },
  YOUTH_JUSTICE_WORKER: { en: 'youth justice worker' },
  HOUSING_OFFICER: { en: 'housing officer' },
  IDVA: { en: 'independent domestic violence adviser' },
  BOARD_OFFICER: { en: 'board officer' },
  REVIEW_PANEL_MEMBER: { en: 'review panel member' },
  LEGAL_OFFICER: { en: 'legal officer' },
  PUBLIC_HEALTH_ANALYST: { en: 'public health analyst' },
  RESEARCHER: { en: 'researcher' },
  RECORDS_OFFICER: { en: 'records officer' },
  IG_OFFICER: { en: 'information-governance officer' },
};

/** Plain names of schemes of assurance. */
export const ASSURANCE_NAMES: Readonly<Record<AssuranceKind, Text>> = {
  DSPT: { en: 'Data Security and Protection Toolkit' },
  CYBER_ESSENTIALS: { en: 'Cyber Essentials' },
  POLICE_VETTING_NPPV: { en: 'non-police personnel vetting' },
};
