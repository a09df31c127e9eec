import { ellie, grace, mair, owen, ravi } from '@pontio/testing';
import type { Asker } from '../src/demo/ask.js';
import { devikaAsks, sanaAsks } from '../src/demo/questions.js';

/** The school's safeguarding lead and the trust's doctor, at work on Ellie's case. */
export const mairActs: Asker = { ...sanaAsks, practitioner: mair };
export const raviActs: Asker = { ...sanaAsks, practitioner: ravi };

/** The officers of the school and the trust, about their own agencies. */
export const owenAsks: Asker = { ...devikaAsks, practitioner: owen };
export const graceAsks: Asker = { ...devikaAsks, practitioner: grace };

/** An operation as clients send it. */
export interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

const person = { system: 'NHS', value: ellie.nhsNumber };

/** Declares that Ellie is in danger. */
export const declareAboutEllie = (given: Record<string, unknown> = {}): Operation => ({
  query: `mutation ($person: PersonRef!, $ground: String!, $justification: String!) {
    declareBreakGlass(person: $person, ground: $ground, justification: $justification) { id status until extended }
  }`,
  variables: {
    person,
    ground: 'CHILD_IMMEDIATE_DANGER',
    justification: 'Call from a neighbour: screaming, and nobody answers the door.',
    ...given,
  },
});

/** Types of arguments that are not simply a text that is needed. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ id: 'ID!', ticket: 'RequestTicket!' },
  ...{ alternatives: 'String', reviewAt: 'String', ground: 'String', validTo: 'String' },
};

/** A change with its arguments, and what to see of it. */
export function change(field: string, args: Readonly<Record<string, string>>, see: string): Operation {
  const names = Object.keys(args);
  const declared = names.map((name) => `$${name}: ${TYPES[name] ?? 'String!'}`).join(', ');
  const passed = names.map((name) => `${name}: $${name}`).join(', ');
  return { query: `mutation (${declared}) { ${field}(${passed}) { ${see} } }`, variables: args };
}

/** What an officer reads of their own agency's records. */
export const officersList = (field: string, agencyId: string, see: string): Operation => ({
  query: `query ($agency: ID!) { ${field}(agencyId: $agency) { ${see} } }`,
  variables: { agency: agencyId },
});
