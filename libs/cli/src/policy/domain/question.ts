import {
  AGENCY_TYPES,
  type AgencyType,
  CATEGORY_CODES,
  type CategoryCode,
  LEVELS,
  type Level,
  PRACTITIONER_ROLES,
  PURPOSE_CODES,
  type PractitionerRole,
  type PurposeCode,
  STATUTORY_ROLES,
  type StatutoryRole,
  isOneOf,
} from '@pontio/vocabulary';

/** Nations in which a request can be made. */
export const NATIONS = ['ENG', 'WAL'] as const;

/** A nation of {@link NATIONS}. */
export type Nation = (typeof NATIONS)[number];

/** Whether a jurisdiction is one of {@link NATIONS}. */
export const isNation = isOneOf<Nation>(NATIONS);

/** An agency as law speaks of it: of a type, or of a part that it plays. */
export type PartyWord = AgencyType | StatutoryRole;

/** Every word for an agency. */
export const PARTY_WORDS: readonly PartyWord[] = [...AGENCY_TYPES, ...STATUTORY_ROLES];

/** Who asks whom. `SELF`: an agency asks for what it holds itself. */
export interface Parties {
  readonly recipient: PartyWord;
  readonly holder: PartyWord | 'SELF';
}

/** Every pair of agencies. */
export const PARTIES: readonly Parties[] = PARTY_WORDS.flatMap((recipient) =>
  [...PARTY_WORDS, 'SELF' as const].map((holder) => ({ recipient, holder })),
);

/** What for, and in which role. */
export interface Errand {
  readonly purpose: PurposeCode;
  readonly role: PractitionerRole;
}

/** Every errand, whether or not the purpose lists the role. */
export const ERRANDS: readonly Errand[] = PURPOSE_CODES.flatMap((purpose) =>
  PRACTITIONER_ROLES.map((role) => ({ purpose, role })),
);

/** Whom a question is about. */
export const SUBJECTS = [
  'CHILD',
  'UNBORN',
  'ADULT',
  'ADULT_OF_CHILD',
  'ADULT_OF_UNBORN',
  'AGE_UNKNOWN',
  'AGENCY',
] as const;

/** Somebody of {@link SUBJECTS}. */
export type SubjectKind = (typeof SUBJECTS)[number];

/** A kind of information at a level. */
export interface Kind {
  readonly category: CategoryCode;
  readonly level: Level;
}

/** Every kind but the public directory, which everybody has and no law decides about. */
export const KINDS: readonly Kind[] = CATEGORY_CODES.flatMap((category) =>
  LEVELS.map((level) => ({ category, level })),
).filter(({ category, level }) => category !== 'DIRECTORY' || level !== 'C0');
