import type { RequestContext } from '@pontio/request-context';
import type { Subject } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { personSubject } from '../stages/resolve-subjects.js';
import type { EvaluationRequest, Identifier } from './evaluation-request.js';

/** Everybody a question names, each resolved once. */
export interface EvaluatedPeople {
  /** Those asked about, and those the question concerns. */
  readonly subjects: readonly Subject[];
  readonly mentioned: readonly Subject[];
  find(identifier: Identifier): Subject | undefined;
}

const keyOf = ({ system, value }: Identifier): string => `${system}:${value}`;

/** Resolves everybody a question names in one call to the person index. */
export async function resolveEvaluatedPeople(
  request: EvaluationRequest,
  context: RequestContext,
  { persons }: Pick<GatewayParts, 'persons'>,
): Promise<EvaluatedPeople> {
  const cells = request.evaluations.flatMap((entry) => ('problem' in entry ? [] : [entry]));
  const asked = [...cells.map(({ person }) => person), ...request.concerns];
  const mentioned = cells.flatMap(({ value }) => value.mentions ?? []);
  const others = [...mentioned, ...(request.onBehalfOf ? [request.onBehalfOf] : [])];
  const everybody = [...new Map([...asked, ...others].map((person) => [keyOf(person), person])).values()];
  const matches = await persons.resolve(everybody, context);
  const subjects = new Map(
    everybody.map((person, index) => [
      keyOf(person),
      personSubject(`person${String(index)}`, person, matches[index]),
    ]),
  );
  const find = (person: Identifier): Subject | undefined => subjects.get(keyOf(person));
  return { subjects: once(asked, find), mentioned: once(mentioned, find), find };
}

function once(people: readonly Identifier[], find: EvaluatedPeople['find']): readonly Subject[] {
  const found = people.flatMap((person) => find(person) ?? []);
  return [...new Map(found.map((subject) => [subject.id, subject])).values()];
}
