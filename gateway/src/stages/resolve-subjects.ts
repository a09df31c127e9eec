import { PontioError } from '@pontio/errors';
import { type SelectedField, fragmentsOf, selectedFields } from '@pontio/field-labels';
import { getArgumentValues } from 'graphql';
import type { Exchange, IncomingOperation, Subject } from '../exchange.js';
import type { PersonIdentifier, SubjectMatch } from '../registers/person-index.client.js';
import type { Stage } from '../request-path.js';

/**
 * Settles whom each root field asks about. A person is looked up by the identifier in its arguments; anything
 * else is about an agency's affairs (its audit trail, the directory): the agency named, or else the asker's own.
 */
export const resolveSubjects: Stage = async function resolveSubjects(exchange, { persons }) {
  const context = exchange.get('context');
  const { variables } = exchange.get('guarded');
  const roots = rootFields(exchange.get('incoming'));
  const asked = roots
    .filter(({ type }) => type.name === 'Person')
    .map(({ key, field, node }) => ({
      place: key,
      identifier: identifierOf(getArgumentValues(field, node, variables)),
    }));
  const matches = await persons.resolve(
    asked.map(({ identifier }) => identifier),
    context,
    exchange.incoming.signal,
  );
  const people = asked.map(({ place, identifier }, index) =>
    personSubject(place, identifier, matches[index]),
  );
  exchange.put('subjects', [...people, ...agencyAffairs(roots, people, exchange)]);
};

/** A person as a subject of the request: whoever the index says the identifier stands for. */
export function personSubject(
  place: string,
  { system, value }: PersonIdentifier,
  match: SubjectMatch | undefined,
): Subject {
  return {
    place,
    id: match?.personId ?? `unmatched:${place}`,
    kind: 'PERSON',
    match: match?.status ?? 'Error',
    orderSubject: `identifier:${system}:${value}`,
    ...recordsOf(match),
  };
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

function agencyAffairs(
  roots: readonly SelectedField[],
  people: readonly Subject[],
  exchange: Exchange,
): Subject[] {
  const { variables } = exchange.get('guarded');
  const others = roots.filter(({ key }) => !people.some(({ place }) => place === key));
  return others.map(({ key, field, node }) => {
    const { agencyId } = getArgumentValues(field, node, variables) as { agencyId?: string };
    return {
      place: key,
      id: agencyId ?? exchange.get('context').agencyId,
      kind: 'AGENCY',
      match: 'Match',
      orderSubject: agencyId ?? 'directory',
      recordIds: {},
      severalRecordsAt: [],
    };
  });
}

function identifierOf(values: Record<string, unknown>): PersonIdentifier {
  const { system, value } = (values['identifier'] ?? {}) as Partial<PersonIdentifier>;
  if (system === undefined || value === undefined)
    throw new PontioError('OPERATION_INVALID', { detail: 'no identifier' });
  return { system, value };
}

function rootFields({ document, operation, supergraph }: IncomingOperation): readonly SelectedField[] {
  const query = supergraph.apiSchema.getQueryType();
  if (!query) return [];
  const selections = operation.selectionSet.selections;
  const fields = selectedFields(supergraph.apiSchema, query, selections, fragmentsOf(document));
  return [...new Map(fields.map((field) => [field.key, field])).values()];
}
