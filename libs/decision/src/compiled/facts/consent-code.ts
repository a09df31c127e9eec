import type { RepresentativeCapacity } from '@pontio/vocabulary';
import type { ConsentFacts, SubjectFacts } from '../../facts/subject-facts.js';
import { ukDate } from '../../uk-date.js';
import { daysOf, holdsOn } from '../words/days.js';
import { categories } from '../words/vocabularies.js';

/** Yes or no to sharing: by confidence or by data protection. */
export const SHARING = 1;
/** What a person says of confidence or would rather have. */
export const WISHES = 2;
/** An objection to a use. */
export const OBJECTIONS = 4;

/** A record of consent, ready to be compared. */
export interface ConsentCode {
  readonly facts: ConsentFacts;
  /** Which of the questions above it can answer. */
  readonly answers: number;
  readonly categories: number;
  readonly madeAt: number;
  readonly lastDay: string;
  /** Whose word it is: records with the same voice replace each other. */
  readonly voice: string;
  /** It says yes, no, or that it was not safe to ask. */
  readonly isAnswer: boolean;
  /** A yes from somebody who could not give it: it replaces nothing either. */
  readonly isVoid: boolean;
  readonly isYes: boolean;
  readonly isNo: boolean;
  /** The person's own word. */
  readonly isOwn: boolean;
  /** How many of its four scopes name anything. */
  readonly narrowness: number;
  /** It says for what and to whom. */
  readonly isSpecific: boolean;
  readonly isExplicit: boolean;
  /** It is about the records of every holder. */
  readonly isForAnyHolder: boolean;
}

const QUESTIONS: Readonly<Record<string, number | undefined>> = {
  CONFIDENTIALITY_CONSENT: SHARING | WISHES,
  GDPR_CONSENT: SHARING,
  PREFERENCE: WISHES,
  OBJECTION_ART21: OBJECTIONS,
};
const ANSWERS: readonly string[] = ['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT_UNSAFE'];
/** Mistakes, what never was valid, and questions: to ask again takes nothing back. */
const NEVER_COUNTED: readonly string[] = [
  ...['ENTERED_IN_ERROR', 'SUPERSEDED', 'INVALIDATED'],
  ...['NOT_ASKED', 'REQUESTED'],
];

const SPEAKERS: Readonly<Record<string, readonly RepresentativeCapacity[] | undefined>> = {
  PR: ['PR'],
  LPA: ['LPA_HW', 'LPA_PF'],
  DEPUTY: ['DEPUTY'],
};

/** Compiles a person's records, without those that another replaces or that never counted. */
export function compileConsents(subject: SubjectFacts): readonly ConsentCode[] {
  const replaced = new Set(subject.consents.map(({ supersedes }) => supersedes));
  return subject.consents
    .filter(({ id, state }) => !replaced.has(id) && !NEVER_COUNTED.includes(state))
    .map((record) => compileConsent(record, subject));
}

function compileConsent(facts: ConsentFacts, subject: SubjectFacts): ConsentCode {
  const { kind, state, scope, at, validTo, givenBy, capacity } = facts;
  const scopes = [scope.purposes, scope.categories, scope.holders, scope.recipients];
  return {
    facts,
    answers: QUESTIONS[kind] ?? 0,
    categories: categories.setOrEvery(scope.categories),
    madeAt: Date.parse(at),
    lastDay: daysOf(undefined, validTo).last,
    voice: `${kind} ${givenBy}`,
    isAnswer: ANSWERS.includes(state),
    isVoid: state === 'GIVEN' && !couldSayYes(facts, subject),
    isYes: state === 'GIVEN',
    isNo: state === 'REFUSED' || state === 'WITHDRAWN',
    isOwn: capacity === 'SELF',
    narrowness: scopes.filter((list) => list.length > 0).length,
    isForAnyHolder: scope.holders.length === 0,
    isExplicit: facts.explicit,
    isSpecific: scope.purposes.length > 0 && scope.recipients.length > 0,
  };
}

function couldSayYes({ capacity, givenBy, at }: ConsentFacts, subject: SubjectFacts): boolean {
  if (capacity === 'SELF') return givenBy === subject.id;
  const day = ukDate(at);
  const capacities = SPEAKERS[capacity] ?? [];
  return subject.representatives.some(
    (one) =>
      one.personId === givenBy && capacities.includes(one.capacity) && holdsOn(daysOf(one.from, one.to), day),
  );
}
