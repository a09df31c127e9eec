import {
  AGENCY_TYPE_NAMES,
  CATEGORY_CODES,
  type CategoryCode,
  type LawCatalogue,
  PRACTITIONER_ROLE_NAMES,
  STATUTORY_ROLE_NAMES,
  categoryOf,
  isAgencyType,
  purposeOf,
  reasonOf,
} from '@pontio/vocabulary';
import {
  KINDS,
  type Nation,
  PARTY_WORDS,
  type PartyWord,
  SUBJECTS,
  type SubjectKind,
} from '../domain/question.js';
import { counted, listed } from '../../terminal/terminal.js';
import type { Answered, CategoryAtLevels, ChangeKind, Difference } from './difference.js';

/** One difference in a sentence, and a second that says why. */
export function differenceInWords(difference: Difference, laws: readonly LawCatalogue[]): string {
  const { change, cells, gateway, nations, recipients, holders, subjects, kinds, purposes, share } =
    difference;
  const roles = [...new Set(purposes.flatMap((one) => one.roles))];
  const staff =
    roles.length <= MANY_ROLES
      ? listed(roles.map((role) => PRACTITIONER_ROLE_NAMES[role].en))
      : `${String(roles.length)} roles`;
  const what = [
    `${counted(cells, 'cell')}: staff of ${agencies(recipients)} (${staff}) ${VERBS[change]} ${kindsInWords(kinds)}`,
    `held by ${holders.length === 1 && holders[0] === 'SELF' ? 'their own agency' : agencies(holders.filter((holder) => holder !== 'SELF'))}`,
    `about ${subjectsInWords(subjects)}`,
    `for ${listed(purposes.map(({ purpose }) => purposeOf(purpose).name.en))}`,
    `under ${lawInWords(gateway, laws)}`,
    `in ${listed(nations.map((nation) => NATION_NAMES[nation]))}`,
  ];
  return [
    `${what.join(', ')}.`,
    `Before: ${answerInWords(difference.before)}`,
    `Now: ${answerInWords(difference.after)}`,
    shareInWords(share),
  ].join(' ');
}

const MANY_ROLES = 3;

const VERBS: Readonly<Record<ChangeKind, string>> = {
  VISIBLE: 'may now see',
  STOPS: 'may no longer see',
  ALTERED: 'still see, but otherwise,',
  OTHER_REASON: 'are still refused, for another reason,',
};

/** Nations as sentences name them. */
export const NATION_NAMES: Readonly<Record<Nation, string>> = { ENG: 'England', WAL: 'Wales' };

/** Agencies, as a list in a sentence. */
function agencies(words: readonly PartyWord[]): string {
  if (words.length === PARTY_WORDS.length) return 'any agency';
  const left = PARTY_WORDS.filter((word) => !words.includes(word));
  if (left.length < words.length) return `any agency but ${listed(left.map(agency), 'or')}`;
  return listed(words.map(agency), 'or');
}

function agency(word: PartyWord): string {
  const name = isAgencyType(word) ? AGENCY_TYPE_NAMES[word].en : STATUTORY_ROLE_NAMES[word].en;
  if (name.endsWith('services')) return name;
  return `${/^([aeio]|NHS)/.test(name) ? 'an' : 'a'} ${name}`;
}

const SUBJECT_NAMES: Readonly<Record<SubjectKind, string>> = {
  CHILD: 'a child',
  UNBORN: 'an unborn baby',
  ADULT: 'an adult',
  ADULT_OF_CHILD: "an adult of a child's family",
  ADULT_OF_UNBORN: "an adult of an unborn baby's family",
  AGE_UNKNOWN: 'somebody whose age is not known',
  AGENCY: 'the agency itself',
};

/** Whom something is about. */
export function subjectsInWords(subjects: readonly SubjectKind[]): string {
  const people = SUBJECTS.filter((subject) => subject !== 'AGENCY');
  if (people.every((one) => subjects.includes(one)))
    return subjects.includes('AGENCY') ? 'anybody' : 'any person';
  return listed(
    subjects.map((subject) => SUBJECT_NAMES[subject]),
    'or',
  );
}

/** Kinds of information, those with the same levels together. */
function kindsInWords(kinds: readonly CategoryAtLevels[]): string {
  const byLevels = new Map<string, CategoryCode[]>();
  for (const kind of kinds) {
    const key = levelsInWords(kind);
    byLevels.set(key, [...(byLevels.get(key) ?? []), kind.category]);
  }
  return listed([...byLevels].map(([levels, categories]) => `${categoriesInWords(categories)} (${levels})`));
}

function categoriesInWords(categories: readonly CategoryCode[]): string {
  const names = (codes: readonly CategoryCode[]): string =>
    codes.map((code) => categoryOf(code).name.en).join('; ');
  const left = CATEGORY_CODES.filter((code) => !categories.includes(code));
  if (left.length === 0) return 'every kind of information';
  return left.length < categories.length ? `every kind of information but ${names(left)}` : names(categories);
}

function levelsInWords({ category, levels }: CategoryAtLevels): string {
  const [first = 'C0'] = levels;
  const last = levels.at(-1) ?? first;
  const possible = KINDS.filter((kind) => kind.category === category).length;
  if (levels.length === possible) return 'at any level';
  if (levels.length === 1) return `at ${first}`;
  const inOneRun = Number(last.slice(1)) - Number(first.slice(1)) === levels.length - 1;
  return inOneRun ? `at ${first} to ${last}` : `at ${listed(levels)}`;
}

function lawInWords(code: string, laws: readonly LawCatalogue[]): string {
  const name = laws.map((law) => law.gateways.get(code)?.name.en).find((found) => found !== undefined);
  return name === undefined ? code : `${name} [${code}]`;
}

/** An answer in a sentence. */
export const answerInWords = ({ shared, reason, must }: Answered): string => {
  if (shared === 'NOT') return `refused, ${reason}: ${reasonOf(reason).holder.en}`;
  return `${must ? 'the holder must share it' : 'the holder may share it'}${shared === 'PART' ? ', in part' : ''}.`;
};

/** How often it happens. */
function shareInWords(share: number): string {
  if (share === 1) return 'In every circumstance.';
  const percent = share * 100;
  return `In ${percent < 0.1 ? 'fewer than 0.1' : percent.toFixed(1)} % of the circumstances at most.`;
}
