import { REGISTER_SUBJECT } from '@pontio/request-context';
import type { SubjectsOf } from '@pontio/subgraph';
import type { DecisionFactsQuestion } from '../application/decision-facts-question.js';

/** How a release order names the directory, which is about nobody. */
export const DIRECTORY_SUBJECT = 'directory';

/** Fields of officers: about the agency whose officer asks. */
const OFFICERS = [
  'breakGlassReviews',
  'shareRequests',
  'nonDisclosures',
  'notices',
  'agreements',
  'consents',
];

/** Changes that name people. */
const ABOUT_PEOPLE = [
  ...['declareBreakGlass', 'recordNonDisclosure', 'recordConsent', 'assessCompetence'],
  ...['recordRepresentative', 'setRestriction', 'recordJudgement', 'recordInvolvement'],
];

/** Changes that name a record, an agency or an agreement. */
const ABOUT_THE_REGISTER = [
  ...['extendBreakGlass', 'closeBreakGlass', 'reviewBreakGlass', 'requestToShare', 'answerShareRequest'],
  ...['reviewNonDisclosure', 'withdrawConsent', 'invalidateConsent', 'endRepresentative', 'liftRestriction'],
  ...['endJudgement', 'endInvolvement', 'draftAgreement', 'signAgreement', 'suspendAgreement'],
  ...['resumeAgreement', 'setAgencyStatus', 'setPractitionerStatus', 'openNotices', 'closeNotice'],
];

/** Whom each root field asks about. With no people, the facts are those of the asking agencies alone. */
export const rootSubjects: Readonly<Record<string, SubjectsOf>> = {
  agencies: () => [DIRECTORY_SUBJECT],
  decisionFacts: ({ input }) => {
    const { subjectIds, askers } = input as DecisionFactsQuestion;
    return subjectIds.length > 0 ? subjectIds : askers.map(({ recipientAgencyId }) => recipientAgencyId);
  },
  ...each(OFFICERS, ({ agencyId }) => [String(agencyId)]),
  ...each(ABOUT_PEOPLE, peopleOf),
  ...each(ABOUT_THE_REGISTER, () => [REGISTER_SUBJECT]),
};

interface PersonRef {
  readonly id?: string | null;
}

/** Everybody a change names. A person whom the gateway has not resolved is in no order. */
function peopleOf({ person, representative, input }: Record<string, unknown>): readonly string[] {
  const { givenBy, dangerousPersons } = (input ?? {}) as Record<string, unknown>;
  const named = [person, representative, givenBy, ...((dangerousPersons ?? []) as unknown[])];
  return [
    ...new Set(
      named.filter((ref) => ref !== undefined && ref !== null).map((ref) => (ref as PersonRef).id ?? ''),
    ),
  ];
}

function each(names: readonly string[], subjectsOf: SubjectsOf): Record<string, SubjectsOf> {
  return Object.fromEntries(names.map((name) => [name, subjectsOf]));
}
