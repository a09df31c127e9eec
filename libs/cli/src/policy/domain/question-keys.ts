import {
  CATEGORY_CODES,
  type LegalGateway,
  type Prohibition,
  RESTRICTIONS,
  RESTRICTION_CODES,
  type RestrictionRule,
  type SubjectClass,
  categoryOf,
  purposeOf,
  reaches,
} from '@pontio/vocabulary';
import type { Errand, Kind, Nation, Parties, SubjectKind } from './question.js';
import type { Side } from './side.js';

/**
 * What an answer can depend on of each part of a question: two values with the same key cannot be told apart by
 * either policy. See ADR 0016; a property test compares the keys with the engine itself.
 */

/** Who asks whom: whether each side's gateway lists them. */
export function partiesKey({ recipient, holder }: Parties, rows: readonly LegalGateway[]): string {
  const lists = (parties: readonly string[], word: string): boolean =>
    parties.includes('ANY') || parties.includes(word);
  const holderWord = holder === 'SELF' ? recipient : holder;
  const listed = rows.map(({ recipients, holders }) => [
    lists(recipients, recipient),
    lists(holders, holderWord),
  ]);
  return JSON.stringify([holder === 'SELF', listed]);
}

/** Whether the purpose lists the role at all. */
export const isAuthorised = ({ purpose, role }: Errand): boolean => purposeOf(purpose).roles.includes(role);

/** Everything that decides whether one side's gateway is open for a question. */
export function gatewayKey(
  row: LegalGateway,
  nation: Nation,
  parties: Parties,
  errand: Errand,
  subject: SubjectKind,
): string {
  const { purposes } = row;
  const served = purposes.length === 0 || purposes.includes(errand.purpose);
  const access = errand.purpose === 'SUBJECT_ACCESS';
  return JSON.stringify([
    [row.code, nation, isAuthorised(errand), served, access],
    [partiesKey(parties, [row]), subjectKey(subject, [row])],
  ]);
}

/** What for and in which role: until a gateway is chosen. */
export function errandKey(errand: Errand, rows: readonly LegalGateway[], sides: readonly Side[]): string {
  if (!isAuthorised(errand)) return 'NOT_AUTHORISED';
  const { purpose } = errand;
  const serves = rows.map(({ purposes }) => purposes.length === 0 || purposes.includes(purpose));
  return JSON.stringify([serves, purpose === 'SUBJECT_ACCESS', errandKeyBehindGateway(errand, rows, sides)]);
}

const CARE: readonly string[] = ['DIRECT_CARE', 'CARE_COORD'];

/** What for: as far as a chosen gateway, consent and the need to know look at it. */
export function purposeKey({ purpose }: Errand, { statutorySet }: LegalGateway): string {
  const { depth } = purposeOf(purpose);
  return JSON.stringify([
    CARE.includes(purpose),
    depth === 'NONE' || depth === 'AGGREGATES' ? depth : '',
    statutorySet !== undefined && reaches(depth, statutorySet.depth),
    CATEGORY_CODES.filter((code) => categoryOf(code).onlyFor?.includes(purpose) === false),
  ]);
}

/** What for and in which role: once a gateway has been chosen. */
export function errandKeyBehindGateway(
  errand: Errand,
  rows: readonly LegalGateway[],
  sides: readonly Side[],
): string {
  return JSON.stringify([
    rows.map((row) => purposeKey(errand, row)),
    sides.map(({ prohibitions }) => prohibitions.map((prohibition) => waysOpenTo(prohibition, errand))),
    RESTRICTION_CODES.filter((code) => isOpenedFor(RESTRICTIONS[code], errand)),
  ]);
}

/** Which exceptions of a prohibition are for a purpose and role, whatever has to be recorded beside. */
export function waysOpenTo({ exceptions }: Prohibition, { purpose, role }: Errand): readonly number[] {
  return exceptions.flatMap(({ purposes, roles }, index) =>
    (purposes?.includes(purpose) ?? true) && (roles?.includes(role) ?? true) ? [index] : [],
  );
}

/** Whether a broken glass can open a restriction for a purpose and role. */
export function isOpenedFor({ breakGlass, opensTo }: RestrictionRule, { purpose, role }: Errand): boolean {
  return (
    breakGlass === 'ALLOWED' &&
    (opensTo?.purposes?.includes(purpose) ?? true) &&
    (opensTo?.roles?.includes(role) ?? true)
  );
}

const OF_CLASS: Readonly<Record<SubjectClass, readonly SubjectKind[]>> = {
  CHILD: ['CHILD', 'ADULT_OF_CHILD'],
  CHILD_OR_UNBORN: ['CHILD', 'ADULT_OF_CHILD', 'UNBORN', 'ADULT_OF_UNBORN'],
  ADULT: ['ADULT', 'ADULT_OF_CHILD', 'ADULT_OF_UNBORN'],
  ANY_PERSON: ['CHILD', 'UNBORN', 'ADULT', 'ADULT_OF_CHILD', 'ADULT_OF_UNBORN', 'AGE_UNKNOWN'],
  OWN_AGENCY: ['AGENCY'],
};

/** About whom: whether each side's gateway is about them, and whether they can be a competent child. */
export function subjectKey(subject: SubjectKind, rows: readonly LegalGateway[]): string {
  const classes = rows.map(({ subjectClass }) => OF_CLASS[subjectClass].includes(subject));
  return JSON.stringify([classes, subject === 'CHILD', subject === 'AGENCY']);
}

/** Whether a kind of information says where somebody is. */
export function isLocation({ category }: Kind): boolean {
  return category === 'LOCATION' || categoryOf(category).locationRevealing === true;
}

/** Codes of the prohibitions that catch a kind by its category. */
export const caughtBy = ({ category }: Kind, { prohibitions }: Side): readonly string[] =>
  prohibitions.filter(({ categories }) => categories.includes(category)).map(({ code }) => code);

const EXPLICIT_ONLY: readonly string[] = ['SEXUAL_HEALTH', 'REPRODUCTIVE'];

/** What is asked for. */
export function kindKey(kind: Kind, rows: readonly LegalGateway[], sides: readonly Side[]): string {
  const { category, level } = kind;
  const { existenceSensitive = false, emergencySet = false, onlyFor = [] } = categoryOf(category);
  return JSON.stringify([
    level === 'C0' ? 'C1' : level,
    isLocation(kind),
    [existenceSensitive, emergencySet, onlyFor, EXPLICIT_ONLY.includes(category)],
    rows.map(
      ({ statutorySet: set }) =>
        set !== undefined && (set.categories.length === 0 || set.categories.includes(category)),
    ),
    sides.map((side) => caughtBy(kind, side)),
  ]);
}
