import {
  CATEGORIES,
  CATEGORY_CODES,
  type ConsentKind,
  type JudgementKind,
  isAtLeast,
} from '@pontio/vocabulary';
import type { ConsentFacts, RestrictionFacts, SubjectFacts } from './facts/subject-facts.js';

/** What can have been taken back since the facts were read, and would then no longer open anything. */
const CAN_BE_TAKEN_BACK: readonly JudgementKind[] = ['CASE', 'PUBLIC_INTEREST', 'STANDING'];
const OPENS: readonly ConsentKind[] = ['GDPR_CONSENT', 'CONFIDENTIALITY_CONSENT', 'PREFERENCE'];

const ASSUMED = {
  setBy: '',
  from: '0000-01-01',
  fromAgencies: [],
  exceptPurposes: [],
  exceptApprovers: [],
  breakGlass: 'FORBIDDEN',
  dangerousPersonIds: [],
} as const;

/** Restrictions that somebody could have set since the facts were read. */
const COULD_HAVE_BEEN_SET: readonly RestrictionFacts[] = [
  {
    ...ASSUMED,
    id: 'res_unconfirmed_location',
    code: 'R.SENSITIVE_LOCATION',
    hides: ['LOCATION', 'CONTACT'],
    categories: [],
  },
  {
    ...ASSUMED,
    id: 'res_unconfirmed_service',
    code: 'R.SENSITIVE_SERVICE',
    hides: ['EXISTENCE'],
    categories: CATEGORY_CODES.filter((code) => isAtLeast(CATEGORIES[code].level, 'C4')),
  },
];

/**
 * What may be relied on of facts that nobody can confirm are still right: consent counts as not given,
 * judgements that open something as taken back, and every restriction as present, those that have ended and
 * those that could have been set since. Deciding on these facts can only ever share less.
 */
export function unconfirmed(subject: SubjectFacts): SubjectFacts {
  return {
    ...subject,
    consents: subject.consents.filter((record) => !isYes(record)),
    judgements: subject.judgements.filter(({ kind }) => !CAN_BE_TAKEN_BACK.includes(kind)),
    restrictions: [...subject.restrictions.map(({ to, ...rest }) => rest), ...COULD_HAVE_BEEN_SET],
  };
}

const isYes = ({ kind, state }: ConsentFacts): boolean => state === 'GIVEN' && OPENS.includes(kind);
