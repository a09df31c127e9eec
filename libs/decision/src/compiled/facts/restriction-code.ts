import { RESTRICTIONS, type RestrictionRule } from '@pontio/vocabulary';
import type { RestrictionFacts } from '../../facts/subject-facts.js';
import { type Days, daysOf } from '../words/days.js';
import { categories, obligations, purposes, restrictions, roles } from '../words/vocabularies.js';
import { EVERY } from '../words/words.js';

/** Purposes, roles and grounds for which a broken glass opens a restriction. */
export interface OpensTo {
  readonly purposes: number;
  readonly roles: number;
  readonly grounds: readonly string[] | undefined;
}

/** A protective restriction, ready to be compared. */
export interface RestrictionCode {
  readonly facts: RestrictionFacts;
  readonly code: string;
  readonly setBy: string;
  readonly bit: number;
  readonly days: Days;
  /** To whom and for what breaking the glass opens it; absent where record or vocabulary forbids that. */
  readonly opensTo: OpensTo | undefined;
  readonly isFlag: boolean;
  /** Categories of which it hides that anything is there. */
  readonly hides: number;
  /** Categories whose values it holds back. */
  readonly withholds: number;
  readonly masksPlace: boolean;
  readonly needsConsent: boolean;
  /** What it asks of whoever releases, of which categories. */
  readonly duties: number;
  readonly dutyCategories: number;
  /** Those it guards against must not be told. */
  readonly keepsSilent: boolean;
}

/** Compiles a restriction. One that nobody knows opens to nothing. */
export function compileRestriction(facts: RestrictionFacts): RestrictionCode {
  const rules: Readonly<Record<string, RestrictionRule | undefined>> = RESTRICTIONS;
  const rule = rules[facts.code];
  return {
    facts,
    code: facts.code,
    setBy: facts.setBy,
    bit: restrictions.bitOf(facts.code),
    days: daysOf(facts.from, facts.to),
    opensTo: facts.breakGlass === 'ALLOWED' && rule?.breakGlass === 'ALLOWED' ? opensTo(rule) : undefined,
    isFlag: rule?.appliedAt === 'FLAGS',
    ...scopeOf(facts),
    needsConsent: rule?.opensWith === 'EXPLICIT_CONSENT',
    ...dutiesOf(rule?.onRelease),
  };
}

function dutiesOf(
  onRelease: RestrictionRule['onRelease'],
): Pick<RestrictionCode, 'duties' | 'dutyCategories' | 'keepsSilent'> {
  if (onRelease === undefined) return { duties: 0, dutyCategories: 0, keepsSilent: false };
  return {
    duties: obligations.knownSetOf(onRelease.obligations),
    dutyCategories: categories.setOrEvery(onRelease.categories ?? []),
    keepsSilent: onRelease.obligations.includes('SUPPRESS_SUBJECT_NOTICE'),
  };
}

function opensTo({ opensTo: terms }: RestrictionRule): OpensTo {
  return {
    purposes: terms?.purposes === undefined ? EVERY : purposes.knownSetOf(terms.purposes),
    roles: terms?.roles === undefined ? EVERY : roles.knownSetOf(terms.roles),
    grounds: terms?.grounds,
  };
}

function scopeOf({
  hides,
  categories: named,
}: RestrictionFacts): Pick<RestrictionCode, 'hides' | 'withholds' | 'masksPlace'> {
  const hidesExistence = hides.includes('EXISTENCE') || hides.includes('IDENTITY_LINK');
  return {
    hides: hides.includes('ALL') ? EVERY : hidesExistence ? categories.setOrEvery(named) : 0,
    withholds: hides.includes('CATEGORY') ? categories.setOf(named) : 0,
    masksPlace: hides.includes('LOCATION') || hides.includes('CONTACT'),
  };
}
