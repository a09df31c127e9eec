import { isOneOf } from './is-one-of.js';
import type { Level, OnwardRule } from './levels.js';
import type { PurposeCode } from './purposes.js';
import type { Text } from './text.js';

/** What the vocabulary says of one category of data. */
export interface Category {
  readonly name: Text;
  /** Level of a field that the adapter author does not judge to be higher or lower. */
  readonly level: Level;
  /** Fields of this category say where the person is, or let it be worked out. */
  readonly locationRevealing?: true;
  /** That anything is held is itself a secret: the answer is the same whether or not it is. */
  readonly existenceSensitive?: true;
  /** In the set that breaking the glass opens first. */
  readonly emergencySet?: true;
  /** The only purposes the category may ever be asked for. */
  readonly onlyFor?: readonly PurposeCode[];
  /** The rule for passing it on, where the label of a field does not set one. */
  readonly onward?: OnwardRule;
  readonly note?: Text;
}

/** Every purpose but those of enforcement, which reach this category only by the order of a court. */
const NOT_ENFORCEMENT = [
  'SAFEGUARD_CHILD',
  'WELFARE_CHILD',
  'EARLY_HELP',
  'SAFEGUARD_ADULT',
  'DIRECT_CARE',
  'CARE_COORD',
  'EMERGENCY',
  'EDUCATION_SUPPORT',
  'HOMELESSNESS',
  'DA_MARAC',
  'PUBLIC_PROTECTION',
  'YOUTH_JUSTICE',
  'PREVENT_CHANNEL',
  'COURT_PROCEEDINGS',
  'STAT_REVIEW',
  'SUBJECT_ACCESS',
  'COMPLAINT',
] as const satisfies readonly PurposeCode[];

/** The categories of data. */
export const CATEGORIES = {
  DIRECTORY: { level: 'C0', name: { en: 'agency and duty contact' }, note: { en: 'Always returned.' } },
  WHO_INVOLVED: {
    level: 'C1',
    emergencySet: true,
    name: { en: 'agencies and workers involved' },
    note: { en: 'C4 where the involvement is existence-sensitive.' },
  },
  DEMOGRAPHIC: {
    level: 'C1',
    emergencySet: true,
    name: { en: 'name, birth date, identifiers' },
    note: { en: 'See the identifier rule, ENG.CA2004.16LC.' },
  },
  LOCATION: {
    level: 'C2',
    locationRevealing: true,
    emergencySet: true,
    name: { en: 'address, telephone, school, GP, placement, place of appointments' },
  },
  FAMILY: {
    level: 'C2',
    emergencySet: true,
    name: { en: 'household, relationships, parental responsibility' },
    note: { en: 'Speaks of several people at once.' },
  },
  EDUCATION: {
    level: 'C2',
    name: { en: 'attendance, exclusions, additional needs, progress' },
    note: { en: 'Behaviour notes are C3.' },
  },
  HOUSING: { level: 'C2', name: { en: 'tenancy, arrears, homelessness application' } },
  FINANCE: { level: 'C3', name: { en: 'benefits, arrears, suspected financial abuse' } },
  PLAN_STATUS: {
    level: 'C3',
    emergencySet: true,
    name: { en: 'child protection, child in need, looked-after or care plan' },
    note: { en: 'The bare status is C2 for emergency care.' },
  },
  SOCIAL_CARE_NARRATIVE: { level: 'C3', name: { en: 'social-care assessments and chronology' } },
  HEALTH_CORE: {
    level: 'C3',
    emergencySet: true,
    name: { en: 'allergies, medicines, diagnoses, immunisations' },
  },
  MENTAL_HEALTH: {
    level: 'C4',
    name: { en: 'mental health' },
    note: { en: 'A crisis plan is C3 for emergency roles.' },
  },
  SUBSTANCE_MISUSE: { level: 'C4', existenceSensitive: true, name: { en: 'use of drugs or alcohol' } },
  SEXUAL_HEALTH: {
    level: 'C4',
    existenceSensitive: true,
    name: { en: 'sexual health' },
    note: { en: 'R.SRH applies.' },
  },
  REPRODUCTIVE: {
    level: 'C4',
    existenceSensitive: true,
    name: { en: 'pregnancy and reproductive health' },
    note: { en: 'R.SRH applies.' },
  },
  DISCLOSURE_OF_ABUSE: {
    level: 'C4',
    name: { en: "a person's own account of abuse" },
    note: { en: 'Of nature SELF_REPORT or ALLEGATION.' },
  },
  COUNSELLING: {
    level: 'C4',
    onward: 'NEVER',
    name: { en: "a counsellor's or therapist's notes" },
    note: { en: 'Never onward.' },
  },
  DOMESTIC_ABUSE: { level: 'C4', name: { en: 'domestic-abuse risk' }, note: { en: 'R.DA_SAFETY applies.' } },
  OFFENCE: {
    level: 'C4',
    name: { en: 'convictions, arrests, bail' },
    note: { en: 'UK GDPR Article 10; DPA Part 3 when the police hold it.' },
  },
  INTELLIGENCE: { level: 'C4', name: { en: 'police intelligence' }, note: { en: 'R.LE_HANDLING; graded.' } },
  IMMIGRATION: {
    level: 'C4',
    onlyFor: NOT_ENFORCEMENT,
    name: { en: 'immigration status' },
    note: { en: 'Never for enforcement without a court or statute.' },
  },
  PROTECTED_CHARACTERISTIC: {
    level: 'C3',
    name: { en: 'ethnicity, religion and other protected characteristics' },
  },
  FERTILITY: { level: 'C5', existenceSensitive: true, name: { en: 'licensed fertility treatment' } },
  GENDER_RECOGNITION: { level: 'C5', existenceSensitive: true, name: { en: 'gender recognition' } },
  ADOPTION_LINK: {
    level: 'C5',
    existenceSensitive: true,
    name: { en: 'the link between identities before and after adoption' },
  },
  PROTECTED_IDENTITY: { level: 'C5', existenceSensitive: true, name: { en: 'a protected identity' } },
  TERMINATION_NOTICE: { level: 'C5', existenceSensitive: true, name: { en: 'a notice of termination' } },
  PROCEEDINGS: { level: 'C4', name: { en: 'court documents' }, note: { en: 'X.FPR12.73 applies.' } },
  VOICE: {
    level: 'C2',
    name: { en: "the person's own views, wishes and strengths" },
    note: { en: 'Shown first.' },
  },
  AUDIT: {
    level: 'C2',
    onlyFor: ['IG_AUDIT'],
    name: { en: "an agency's own audit trail" },
    note: { en: 'Read by the information-governance officer of that agency and nobody else.' },
  },
} as const satisfies Record<string, Category>;

/** A category of {@link CATEGORIES}. */
export type CategoryCode = keyof typeof CATEGORIES;

/** Every category code, in the order of {@link CATEGORIES}. */
export const CATEGORY_CODES = Object.keys(CATEGORIES) as readonly CategoryCode[];

/** Whether a word from outside names a category. */
export const isCategory = isOneOf(CATEGORY_CODES);

/** What the vocabulary says of a category, without the narrow literal types. */
export function categoryOf(code: CategoryCode): Category {
  return CATEGORIES[code];
}
