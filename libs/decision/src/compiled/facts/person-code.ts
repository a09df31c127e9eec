import type { InvolvementFacts, RepresentativeFacts, SubjectFacts } from '../../facts/subject-facts.js';
import { type Days, daysOf } from '../words/days.js';
import { type ConsentCode, compileConsents } from './consent-code.js';
import { type JudgementCode, compileJudgement } from './judgement-code.js';
import { type RestrictionCode, compileRestriction } from './restriction-code.js';
import { unknownWordOf } from './unknown-words.js';

/** Facts that hold for a span of days. */
export interface Dated<T> {
  readonly facts: T;
  readonly days: Days;
}

/** An assessment of competence, ready to be compared. */
export interface CompetenceCode {
  readonly madeAt: number;
  readonly isCompetent: boolean;
}

/** A person (or an agency that is asked about), ready to be compared. */
export interface PersonCode {
  readonly facts: SubjectFacts;
  readonly id: string;
  readonly unknown: string | undefined;
  readonly isPerson: boolean;
  readonly isUnborn: boolean;
  /** The eighteenth birthday of a person whose age is known; else empty. */
  readonly comesOfAge: string;
  readonly relatives: ReadonlySet<string>;
  readonly involvement: readonly Dated<InvolvementFacts>[];
  readonly representatives: readonly Dated<RepresentativeFacts>[];
  readonly consents: readonly ConsentCode[];
  readonly restrictions: readonly RestrictionCode[];
  readonly judgements: readonly JudgementCode[];
  readonly competence: readonly CompetenceCode[];
}

const FULL_AGE = 18;

/** Compiles what is known of a person. */
export function compilePerson(facts: SubjectFacts): PersonCode {
  return {
    facts,
    id: facts.id,
    unknown: unknownWordOf(facts),
    isPerson: facts.kind === 'PERSON',
    isUnborn: facts.unborn === true,
    comesOfAge: facts.kind === 'PERSON' ? comingOfAge(facts.birthDate) : '',
    relatives: new Set(facts.relatedPersonIds),
    involvement: facts.involvement.map(dated),
    representatives: facts.representatives.map(dated),
    consents: compileConsents(facts),
    restrictions: facts.restrictions.map(compileRestriction),
    judgements: facts.judgements.map(compileJudgement),
    competence: facts.competence.map(({ at, outcome }) => ({
      madeAt: Date.parse(at),
      isCompetent: outcome === 'COMPETENT',
    })),
  };
}

function dated<T extends { readonly from: string; readonly to?: string }>(facts: T): Dated<T> {
  return { facts, days: daysOf(facts.from, facts.to) };
}

function comingOfAge(birthDate: string | undefined): string {
  if (birthDate === undefined) return '';
  const [year = '', ...monthAndDay] = birthDate.split('-');
  return [String(Number(year) + FULL_AGE).padStart(4, '0'), ...monthAndDay].join('-');
}
