import type { SubjectsOf } from '@pontio/subgraph';
import type { GivenIdentifier } from '../identifiers/identifier.js';

/** How a release order names the subject of a question by identifier. */
export function orderSubject({ system, value }: GivenIdentifier): string {
  return `identifier:${system}:${value}`;
}

/** Whom each root field asks about. */
export const rootSubjects: Readonly<Record<string, SubjectsOf>> = {
  person: ({ identifier }) => [orderSubject(identifier as GivenIdentifier)],
  resolveSubjects: ({ identifiers }) => (identifiers as GivenIdentifier[]).map(orderSubject),
};
