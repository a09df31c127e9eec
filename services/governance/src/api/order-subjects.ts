import type { SubjectsOf } from '@pontio/subgraph';
import type { DecisionFactsQuestion } from '../application/decision-facts-question.js';

/** How a release order names the directory, which is about nobody. */
export const DIRECTORY_SUBJECT = 'directory';

/** Whom each root field asks about. With no people, the facts are those of the asking agency alone. */
export const rootSubjects: Readonly<Record<string, SubjectsOf>> = {
  agencies: () => [DIRECTORY_SUBJECT],
  decisionFacts: ({ input }) => {
    const { subjectIds, recipientAgencyId } = input as DecisionFactsQuestion;
    return subjectIds.length > 0 ? subjectIds : [recipientAgencyId];
  },
};
