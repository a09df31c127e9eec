import type { SubjectsOf } from '@pontio/subgraph';
import type { GivenIdentifier } from '../identifiers/identifier.js';

/** How a release order names the subject of a question by identifier. */
export function orderSubject({ system, value }: GivenIdentifier): string {
  return `identifier:${system}:${value}`;
}

/** How a release order names the subject of a question by an agency's own record id. */
export function orderRecord(agencyId: string, recordRef: string): string {
  return `record:${agencyId}:${recordRef}`;
}

/** Whom each root field asks about. */
export const rootSubjects: Readonly<Record<string, SubjectsOf>> = {
  person: ({ identifier }) => [orderSubject(identifier as GivenIdentifier)],
  people: ({ identifiers }) => (identifiers as GivenIdentifier[]).map(orderSubject),
  resolveSubjects: ({ identifiers }) => (identifiers as GivenIdentifier[]).map(orderSubject),
  resolveRecords: ({ agencyId, recordRefs }) =>
    (recordRefs as string[]).map((recordRef) => orderRecord(String(agencyId), recordRef)),
};
