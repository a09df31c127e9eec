import { PontioError } from '@pontio/errors';
import { type GraphQLSchema, isEnumType } from 'graphql';
import { inputsOf, mapInputs } from '../change/map-inputs.js';
import type { PersonIdentifier } from '../registers/person-index.client.js';
import type { Stage } from '../request-path.js';

const PERSON = 'PersonRef';

/**
 * Settles whom a change names. The register knows people by our own ids alone, and a change about somebody who
 * might be somebody else must not be made.
 */
export const resolveNamedPeople: Stage = async function resolveNamedPeople(exchange, { persons }) {
  const { field, args } = exchange.get('change');
  const { apiSchema } = exchange.get('incoming').supergraph;
  const named = inputsOf(field, args, PERSON);
  const matches = await persons.resolve(
    named.map((reference) => identifierOf(reference, apiSchema)),
    exchange.get('context'),
  );
  const ids = new Map(
    matches.map(({ status, personId }, index) => {
      if (status !== 'Match' || personId === undefined) {
        throw new PontioError('PERSON_UNCERTAIN', { detail: `the index answered ${status}` });
      }
      return [named[index], personId];
    }),
  );
  exchange.put('named', {
    args: mapInputs(field, args, PERSON, (reference) => ({ id: ids.get(reference) })),
    personIds: [...new Set(ids.values())],
  });
};

function identifierOf(reference: unknown, schema: GraphQLSchema): PersonIdentifier {
  const { system, value } = reference as Partial<PersonIdentifier>;
  const systems = schema.getType('IdentifierSystem');
  const isKnown = isEnumType(systems) && systems.getValue(system ?? '') !== undefined;
  if (system === undefined || value === undefined || !isKnown) {
    const problem = 'Name the person by a system that the schema lists, and a value.';
    throw new PontioError('OPERATION_INVALID', { detail: 'no identifier', problems: [problem] });
  }
  return { system, value };
}
