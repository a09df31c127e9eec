import { isOneOf } from './is-one-of.js';

/** What kind of body an agency is. */
export const AGENCY_TYPES = [
  'LA_CHILDREN',
  'LA_ADULTS',
  'LA_HOUSING',
  'LA_EDUCATION',
  'NHS_TRUST',
  'LHB',
  'GP',
  'ICB',
  'SCHOOL',
  'COLLEGE',
  'EARLY_YEARS',
  'POLICE',
  'PROBATION',
  'YOT',
  'REGISTERED_PROVIDER',
  'THIRD_SECTOR',
  'CARE_PROVIDER',
  'SAFEGUARDING_BOARD',
  'COURT_SERVICE',
] as const;

/** A kind of body, of {@link AGENCY_TYPES}. */
export type AgencyType = (typeof AGENCY_TYPES)[number];

/** Whether a word from outside names a kind of body. */
export const isAgencyType = isOneOf(AGENCY_TYPES);

/**
 * Parts an agency plays under statute. The law catalogue names holders and recipients by these or by
 * {@link AGENCY_TYPES}.
 */
export const STATUTORY_ROLES = [
  'CA2004_S11',
  'CA2004_S16E',
  'CA2004_16LA_4C',
  'SSWBA_S162',
  'CDA_S115',
  'MAPPA_RA',
  'MAPPA_DTC',
  'DPA_PART3',
  'HA1996_213B_REFERRER',
] as const;

/** A part under statute, of {@link STATUTORY_ROLES}. */
export type StatutoryRole = (typeof STATUTORY_ROLES)[number];

/** Schemes by which an agency shows that it can be trusted with data. */
export const ASSURANCE_KINDS = ['DSPT', 'CYBER_ESSENTIALS', 'POLICE_VETTING_NPPV'] as const;

/** A scheme of {@link ASSURANCE_KINDS}. */
export type AssuranceKind = (typeof ASSURANCE_KINDS)[number];

/** Whether an agency may take part. */
export const AGENCY_STATUSES = ['ACTIVE', 'SUSPENDED'] as const;

/** A status of {@link AGENCY_STATUSES}. */
export type AgencyStatus = (typeof AGENCY_STATUSES)[number];

/** Whether a practitioner may ask. */
export const PRACTITIONER_STATUSES = ['ACTIVE', 'SUSPENDED', 'LEFT'] as const;

/** A status of {@link PRACTITIONER_STATUSES}. */
export type PractitionerStatus = (typeof PRACTITIONER_STATUSES)[number];

/** Whether a word from outside names the status of an agency. */
export const isAgencyStatus = isOneOf(AGENCY_STATUSES);

/** Whether a word from outside names the status of a practitioner. */
export const isPractitionerStatus = isOneOf(PRACTITIONER_STATUSES);
