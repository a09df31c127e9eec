import type { AgencyFacts } from './facts/agency-facts.js';
import type { SubjectFacts } from './facts/subject-facts.js';

/** Stands in for a subject that the facts do not hold: nothing matches it. */
export const NOBODY: SubjectFacts = {
  id: '',
  kind: 'PERSON',
  match: 'NoMatch',
  relatedPersonIds: [],
  involvement: [],
  consents: [],
  restrictions: [],
  judgements: [],
  competence: [],
  representatives: [],
};

/** Stands in for a holder that the facts do not hold: no gateway or agreement names it. */
export const NO_AGENCY: AgencyFacts = {
  id: '',
  type: 'THIRD_SECTOR',
  jurisdiction: 'UK',
  status: 'SUSPENDED',
  publicAuthority: true,
  statutoryRoles: [],
  assurance: [],
  breakGlassRoles: [],
};
