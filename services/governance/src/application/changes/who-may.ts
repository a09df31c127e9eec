import type { PractitionerRole } from '@pontio/vocabulary';

/** Roles that judge what may be shared of a person, and what must be kept from whom. */
const JUDGES = [
  'SOCIAL_WORKER',
  'ADULT_SOCIAL_WORKER',
  'SAFEGUARDING_LEAD',
  'GP',
  'HOSPITAL_DOCTOR',
  'NURSE',
  'SCHOOL_NURSE',
  'HEALTH_VISITOR',
  'MIDWIFE',
  'MENTAL_HEALTH_PRACTITIONER',
  'POLICE_SAFEGUARDING_OFFICER',
  'PROBATION_OFFICER',
  'YOUTH_JUSTICE_WORKER',
  'IDVA',
] as const satisfies readonly PractitionerRole[];

/** Roles that work with people and record what these people say. */
const CASEWORKERS = [
  ...JUDGES,
  'FRONT_DOOR_WORKER',
  'FAMILY_HELP_WORKER',
  'FAMILY_SUPPORT_WORKER',
  'SEND_OFFICER',
  'EDUCATION_WELFARE_OFFICER',
  'CARE_WORKER',
  'HOUSING_OFFICER',
] as const satisfies readonly PractitionerRole[];

const OFFICERS = ['IG_OFFICER'] as const satisfies readonly PractitionerRole[];

/** Who may make one kind of change. It is always about their own agency's records. */
export interface MayChange {
  readonly roles: readonly PractitionerRole[] | 'LISTED_BY_AGENCY';
  /** Also while the agency is suspended: what ends the suspension, or ends something dangerous. */
  readonly whileSuspended?: boolean;
}

/** Who may change what. A change that is not listed cannot be made. */
export const WHO_MAY = {
  declareBreakGlass: { roles: 'LISTED_BY_AGENCY' },
  extendBreakGlass: { roles: 'LISTED_BY_AGENCY' },
  closeBreakGlass: { roles: 'LISTED_BY_AGENCY', whileSuspended: true },
  reviewBreakGlass: { roles: OFFICERS },
  requestToShare: { roles: CASEWORKERS },
  answerShareRequest: { roles: JUDGES },
  recordNonDisclosure: { roles: [...JUDGES, ...OFFICERS] },
  reviewNonDisclosure: { roles: [...JUDGES, ...OFFICERS] },
  recordConsent: { roles: CASEWORKERS },
  withdrawConsent: { roles: [...CASEWORKERS, ...OFFICERS] },
  invalidateConsent: { roles: [...JUDGES, ...OFFICERS] },
  assessCompetence: { roles: JUDGES },
  recordRepresentative: { roles: CASEWORKERS },
  endRepresentative: { roles: CASEWORKERS },
  setRestriction: { roles: [...JUDGES, ...OFFICERS] },
  liftRestriction: { roles: [...JUDGES, ...OFFICERS] },
  recordJudgement: { roles: JUDGES },
  endJudgement: { roles: JUDGES },
  recordInvolvement: { roles: CASEWORKERS },
  endInvolvement: { roles: CASEWORKERS },
  draftAgreement: { roles: OFFICERS },
  signAgreement: { roles: OFFICERS },
  suspendAgreement: { roles: OFFICERS, whileSuspended: true },
  resumeAgreement: { roles: OFFICERS },
  setAgencyStatus: { roles: OFFICERS, whileSuspended: true },
  setPractitionerStatus: { roles: OFFICERS, whileSuspended: true },
  closeNotice: { roles: OFFICERS },
} as const satisfies Record<string, MayChange>;

/** A change of {@link WHO_MAY}. */
export type ChangeName = keyof typeof WHO_MAY;
