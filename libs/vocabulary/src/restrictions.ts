import { isOneOf } from './is-one-of.js';
import type { CategoryCode } from './categories.js';
import type { ObligationType } from './obligations.js';
import type { PractitionerRole } from './practitioner-roles.js';
import type { PurposeCode } from './purposes.js';
import type { BreakGlassGround } from './statuses.js';
import type { Text } from './text.js';

/** What the vocabulary says of one protective restriction. */
export interface RestrictionRule {
  readonly name: Text;
  /** What breaking the glass does to it; FORBIDDEN wins over whatever a record says. */
  readonly breakGlass: 'ALLOWED' | 'FORBIDDEN';
  /** To whom and for what a broken glass opens it; left out for everybody who may break one. */
  readonly opensTo?: {
    readonly purposes?: readonly PurposeCode[];
    readonly roles?: readonly PractitionerRole[];
    readonly grounds?: readonly BreakGlassGround[];
  };
  /** The stage that applies it. */
  readonly appliedAt: 'FLAGS' | 'CONFLICT' | 'CONFIDENCE' | 'SHAPE';
  /** What must be done about whatever is released while it holds; of some categories, or of all. */
  readonly onRelease?: {
    readonly categories?: readonly CategoryCode[];
    readonly obligations: readonly ObligationType[];
  };
  /** To whoever may not see past it, the person reads as a number that nobody has. */
  readonly guardsIdentity?: true;
  /** The answer of the person that opens it. */
  readonly opensWith?: 'EXPLICIT_CONSENT';
}

/** Protective restrictions: policy or safety, not offences. */
export const RESTRICTIONS = {
  'R.SENSITIVE_LOCATION': {
    name: { en: 'where the person is must not be told' },
    breakGlass: 'FORBIDDEN',
    appliedAt: 'FLAGS',
  },
  'R.DA_SAFETY': {
    name: { en: 'safety from a named dangerous person' },
    breakGlass: 'FORBIDDEN',
    appliedAt: 'FLAGS',
    onRelease: { obligations: ['SUPPRESS_SUBJECT_NOTICE'] },
  },
  'R.PREADOPTION': {
    name: { en: 'identity before adoption' },
    breakGlass: 'FORBIDDEN',
    appliedAt: 'FLAGS',
    guardsIdentity: true,
    // The statutory routes of the adoption agency take two people.
    onRelease: { obligations: ['TWO_PERSON'] },
  },
  'R.PROTECTED_PERSON': {
    name: { en: 'protected person' },
    breakGlass: 'FORBIDDEN',
    appliedAt: 'FLAGS',
    guardsIdentity: true,
  },
  'R.SRH': {
    name: { en: 'dedicated sexual-health service' },
    breakGlass: 'ALLOWED',
    // A treating clinician, when a life is at risk.
    opensTo: {
      purposes: ['DIRECT_CARE', 'EMERGENCY'],
      roles: ['GP', 'HOSPITAL_DOCTOR', 'NURSE', 'MIDWIFE', 'MENTAL_HEALTH_PRACTITIONER'],
      grounds: ['LIFE_RISK'],
    },
    appliedAt: 'FLAGS',
    opensWith: 'EXPLICIT_CONSENT',
  },
  'R.SENSITIVE_SERVICE': {
    name: { en: 'involvement of a sensitive service' },
    breakGlass: 'ALLOWED',
    appliedAt: 'FLAGS',
  },
  'R.COMPETENT_CHILD': {
    name: { en: 'a competent child keeps this from named people' },
    breakGlass: 'ALLOWED',
    opensTo: { purposes: ['SAFEGUARD_CHILD', 'EMERGENCY'] },
    appliedAt: 'FLAGS',
  },
  'R.STAFF_SUBJECT': {
    name: { en: 'colleagues of a member of staff' },
    breakGlass: 'ALLOWED',
    appliedAt: 'CONFLICT',
  },
  'R.LE_HANDLING': {
    name: { en: 'police handling of intelligence and sources' },
    breakGlass: 'FORBIDDEN',
    appliedAt: 'FLAGS',
    onRelease: { categories: ['INTELLIGENCE'], obligations: ['LE_HANDLING', 'NO_ONWARD'] },
  },
  'R.ART18': {
    name: { en: 'contested values, UK GDPR Article 18' },
    breakGlass: 'ALLOWED',
    appliedAt: 'SHAPE',
  },
  'R.ART21': {
    name: { en: 'objection pending, UK GDPR Article 21' },
    breakGlass: 'ALLOWED',
    appliedAt: 'CONFIDENCE',
  },
} as const satisfies Record<string, RestrictionRule>;

/** A restriction of {@link RESTRICTIONS}. */
export type RestrictionCode = keyof typeof RESTRICTIONS;

/** Every restriction code. */
export const RESTRICTION_CODES = Object.keys(RESTRICTIONS) as readonly RestrictionCode[];

/** What a restriction hides. */
export const HIDES = ['LOCATION', 'CONTACT', 'EXISTENCE', 'IDENTITY_LINK', 'CATEGORY', 'ALL'] as const;

/** A word of {@link HIDES}. */
export type Hides = (typeof HIDES)[number];

/** Whether a word from outside names a restriction. */
export const isRestriction = isOneOf(RESTRICTION_CODES);

/** Whether a word from outside says what a restriction hides. */
export const isHides = isOneOf(HIDES);
