import { PontioError } from '@pontio/errors';
import type { SelectedField } from '@pontio/field-labels';
import type { Exchange, Subject } from '../exchange.js';
import { rootPlace } from '../executor/plan-cells.js';
import { personSubject } from '../executor/subject-of.js';
import { operationLimits } from '../limits.js';
import { refuseOver } from '../operation-size.js';
import type { PersonIdentifier } from '../registers/person-index.client.js';
import type { Stage } from '../request-path.js';
import { argumentsOf, rootFields } from '../root-fields.js';

/**
 * Settles whom each root field asks about. A person is looked up by the identifier in its arguments; anything
 * else is about an agency's affairs (its audit trail, the directory): the agency named, or else the asker's own.
 */
export const resolveSubjects: Stage = async function resolveSubjects(exchange, { persons }) {
  const context = exchange.get('context');
  const { variables } = exchange.get('guarded');
  const { subjects } = exchange.get('incoming').supergraph;
  const roots = rootFields(exchange.get('incoming'));
  const asked = roots
    .filter(({ field }) => subjects.namesSubjects(field))
    .flatMap(({ key, field, node }) => named(key, argumentsOf({ field, node }, variables)));
  if (asked.length > operationLimits.people) refuseOver('people');
  const matches = await persons.resolve(
    asked.map(({ identifier }) => identifier),
    context,
    exchange.incoming.signal,
  );
  const people = asked.map(({ place, position, identifier }, index) =>
    personSubject(place, identifier, matches[index], position),
  );
  exchange.put('subjects', [...people, ...agencyAffairs(roots, exchange)]);
};

function agencyAffairs(roots: readonly SelectedField[], exchange: Exchange): Subject[] {
  const { variables } = exchange.get('guarded');
  const { supergraph } = exchange.get('incoming');
  const others = roots.filter(({ field }) => !supergraph.subjects.namesSubjects(field));
  return others.map(({ key, field, node, type }) => {
    const { agencyId } = argumentsOf({ field, node }, variables) as { agencyId?: string };
    return {
      place: supergraph.subjects.canBeSubject(type) ? rootPlace(key) : key,
      id: agencyId ?? exchange.get('context').agencyId,
      kind: 'AGENCY',
      match: 'Match',
      orderSubject: agencyId ?? 'directory',
      recordIds: {},
      severalRecordsAt: [],
    };
  });
}

interface Named {
  readonly place: string;
  readonly position?: number;
  readonly identifier: PersonIdentifier;
}

function named(place: string, { identifier, identifiers }: Record<string, unknown>): readonly Named[] {
  if (!Array.isArray(identifiers)) return [{ place, identifier: checkedIdentifier(identifier) }];
  return identifiers.map((one, position) => ({ place, position, identifier: checkedIdentifier(one) }));
}

function checkedIdentifier(given: unknown): PersonIdentifier {
  const { system, value } = (given ?? {}) as Partial<PersonIdentifier>;
  if (system === undefined || value === undefined)
    throw new PontioError('OPERATION_INVALID', { detail: 'no identifier' });
  return { system, value };
}
