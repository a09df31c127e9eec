import type { Subject } from '../exchange.js';
import type { PersonIdentifier, SubjectMatch } from '../registers/person-index.client.js';

const STAND_IN = 'unmatched:';

/** Whether somebody is nobody whom the index knows: a stand-in, to be decided about and never to be shown. */
export function isStandIn({ id }: Pick<Subject, 'id'>): boolean {
  return id.startsWith(STAND_IN);
}

/** A person as a subject of the request: whoever the index says the identifier stands for. */
export function personSubject(
  place: string,
  { system, value }: PersonIdentifier,
  match: SubjectMatch | undefined,
  position?: number,
): Subject {
  return {
    place,
    ...(position !== undefined && { position }),
    id: match?.personId ?? `${STAND_IN}${position === undefined ? place : `${place}.${String(position)}`}`,
    kind: 'PERSON',
    match: match?.status ?? 'Error',
    orderSubject: `identifier:${system}:${value}`,
    ...recordsOf(match),
  };
}

/** Somebody met in an answer; `undefined` when the index does not know for certain who that is. */
export function metSubject(match: SubjectMatch | undefined): Subject | undefined {
  if (match?.personId === undefined || match.status !== 'Match') return undefined;
  const { personId: id, status } = match;
  return { place: '', id, kind: 'PERSON', match: status, orderSubject: id, isMet: true, ...recordsOf(match) };
}

/** Somebody whom the index does not know. */
export function stranger(position: number): Subject {
  const id = `${STAND_IN}mentioned.${String(position)}`;
  const nobody = { place: '', id, kind: 'PERSON', match: 'NoMatch', orderSubject: id } as const;
  return { ...nobody, recordIds: {}, severalRecordsAt: [] };
}

function recordsOf(match: SubjectMatch | undefined): Pick<Subject, 'recordIds' | 'severalRecordsAt'> {
  const byAgency = [...Map.groupBy(match?.links ?? [], ({ agencyId }) => agencyId)];
  const single = byAgency.filter(([, links]) => links.length === 1);
  return {
    recordIds: Object.fromEntries(
      single.flatMap(([agencyId, links]) => links.map(({ recordRef }) => [agencyId, recordRef])),
    ),
    severalRecordsAt: byAgency.filter(([, links]) => links.length > 1).map(([agencyId]) => agencyId),
  };
}
