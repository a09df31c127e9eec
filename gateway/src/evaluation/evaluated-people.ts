import type { RequestContext } from '@pontio/request-context';
import type { Subject } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { personSubject } from '../executor/subject-of.js';
import type { Evaluation, EvaluationRequest, Identifier } from './evaluation-request.js';

/** Everybody a question names, each resolved once. */
export interface EvaluatedPeople {
  /** Those asked about, and those the question concerns. */
  readonly subjects: readonly Subject[];
  readonly mentioned: readonly Subject[];
  /** Whoever an item is about. */
  find(about: About): Subject | undefined;
}

type About = Exclude<Evaluation, { problem: string }>['about'];

const keyOf = ({ system, value }: Identifier): string => `${system}:${value}`;

/** Resolves everybody a question names in one call to the person index. */
export async function resolveEvaluatedPeople(
  request: EvaluationRequest,
  context: RequestContext,
  { persons }: Pick<GatewayParts, 'persons'>,
): Promise<EvaluatedPeople> {
  const cells = request.evaluations.flatMap((entry) => ('problem' in entry ? [] : [entry]));
  const asked = [...cells.map(({ about }) => about), ...request.concerns];
  const mentioned = cells.flatMap(({ value }) => value.mentions ?? []);
  const others = [...mentioned, ...(request.onBehalfOf ? [request.onBehalfOf] : [])];
  const named = [...asked, ...others].filter((about): about is Identifier => 'system' in about);
  const everybody = [...new Map(named.map((person) => [keyOf(person), person])).values()];
  const matches = await persons.resolve(everybody, context);
  const subjects = new Map(
    everybody.map((person, index) => [
      keyOf(person),
      personSubject(`person${String(index)}`, person, matches[index]),
    ]),
  );
  const find = (about: About): Subject | undefined =>
    'agencyId' in about ? agencySubject(about.agencyId) : subjects.get(keyOf(about));
  return { subjects: once(asked, find), mentioned: once(mentioned, find), find };
}

function agencySubject(id: string): Subject {
  return {
    place: id,
    id,
    kind: 'AGENCY',
    match: 'Match',
    orderSubject: id,
    recordIds: {},
    severalRecordsAt: [],
  };
}

function once(people: readonly About[], find: EvaluatedPeople['find']): readonly Subject[] {
  const found = people.flatMap((person) => find(person) ?? []);
  return [...new Map(found.map((subject) => [subject.id, subject])).values()];
}
