import type { RegisterClient, RegisterQuestion } from './register-client.js';
import { type PersonIdentifier, type SubjectMatch, parseMatches } from './subject-match.js';

/** What one request has to know of the index: whom names of one kind stand for. */
export interface MatchQuestion<N> {
  /** The agency whose practitioner asks; the order for the call names it. */
  readonly recipient: string;
  readonly names: readonly N[];
}

/** A record as the agency that holds it names it. */
export interface RecordName {
  readonly agencyId: string;
  readonly recordRef: string;
}

/** How people are asked about by one kind of name. */
export interface MatchCall<N> {
  readonly root: string;
  /** How a release order names somebody. */
  readonly orderSubject: (name: N) => string;
  readonly ask: (names: readonly N[]) => Pick<RegisterQuestion, 'query' | 'variables'>;
}

export const identifiersCall: MatchCall<PersonIdentifier> = {
  root: 'resolveSubjects',
  orderSubject: ({ system, value }) => `identifier:${system}:${value}`,
  ask: (identifiers) => ({
    query: 'query ($identifiers: [PersonIdentifierInput!]!) { resolveSubjects(identifiers: $identifiers) }',
    variables: { identifiers },
  }),
};

/** All of one agency. */
export const recordsCall: MatchCall<RecordName> = {
  root: 'resolveRecords',
  orderSubject: ({ agencyId, recordRef }) => `record:${agencyId}:${recordRef}`,
  ask: (records) => ({
    query:
      'query ($agencyId: ID!, $recordRefs: [String!]!) { resolveRecords(agencyId: $agencyId, recordRefs: $recordRefs) }',
    variables: { agencyId: records[0]?.agencyId, recordRefs: records.map(({ recordRef }) => recordRef) },
  }),
};

/**
 * One call for several requests of one agency; whoever several of them name is named once.
 *
 * @returns the matches for each question in order
 */
export async function askTogether<N>(
  register: Pick<RegisterClient, 'ask'>,
  { root, orderSubject, ask }: MatchCall<N>,
  questions: readonly MatchQuestion<N>[],
  signal: AbortSignal,
): Promise<readonly (readonly SubjectMatch[])[]> {
  const asked = questions.map(({ names }) => names.map((name) => ({ name, subject: orderSubject(name) })));
  const once = new Map(asked.flat().map(({ name, subject }) => [subject, name]));
  const subjects = [...once.keys()];
  const data = await register.ask({
    ...ask([...once.values()]),
    ...{ subjects, fields: [`Query.${root}`], purpose: 'RECORD_MATCH', signal },
    recipient: questions[0]?.recipient ?? '',
  });
  const found = parseMatches(data[root], subjects.length);
  const matches = new Map(found.map((match, index) => [subjects[index], match]));
  return asked.map((own) => own.map(({ subject }) => matches.get(subject) ?? { status: 'Error', links: [] }));
}
