import {
  AGENCY_TYPE_NAMES,
  type Language,
  PRACTITIONER_ROLE_NAMES,
  categoryOf,
  inLanguage,
  isAgencyType,
  isCategory,
  isPractitionerRole,
  isPurpose,
  purposeOf,
} from '@pontio/vocabulary';
import type { DecisionInput } from '../facts/decision-input.js';
import type { ExplainOptions } from './explanation.js';
import { PHRASES, say } from './phrases.js';

/** What things of one request are called in its explanation. */
export interface Names {
  readonly language: Language | undefined;
  agency(id: string): string;
  /** Never an id: what the reader calls the person, or their place in the request. */
  person(id: string): string;
  category(code: string): string;
  readonly purpose: string;
  readonly role: string;
}

/** Finds the words for agencies, people, kinds of information and the purpose of a request. */
export function namesIn(
  input: DecisionInput,
  { language, contacts = {}, people = {} }: ExplainOptions,
): Names {
  const unknown = say(PHRASES.unknown, language);
  const agencies = new Map([...input.holders, input.recipient].map((agency) => [agency.id, agency]));
  const order = [...new Set(input.asks.map(({ subjectId }) => subjectId))];
  const { purpose } = input.request;
  const { role } = input.actor;
  return {
    language,
    agency: (id) => {
      const type = agencies.get(id)?.type;
      const kind = isAgencyType(type) ? inLanguage(AGENCY_TYPE_NAMES[type], language) : unknown;
      return contacts[id]?.name ?? say(PHRASES.someAgency, language, { kind });
    },
    person: (id) => {
      if (input.subjects.find((subject) => subject.id === id)?.kind === 'AGENCY')
        return say(PHRASES.itself, language);
      return people[id] ?? say(PHRASES.somebody, language, { number: order.indexOf(id) + 1 });
    },
    category: (code) => (isCategory(code) ? inLanguage(categoryOf(code).name, language) : unknown),
    purpose: isPurpose(purpose) ? inLanguage(purposeOf(purpose).name, language) : unknown,
    role: isPractitionerRole(role) ? inLanguage(PRACTITIONER_ROLE_NAMES[role], language) : unknown,
  };
}
