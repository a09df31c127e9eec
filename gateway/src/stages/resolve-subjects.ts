import { PontioError } from '@pontio/errors';
import {
  type FieldNode,
  type GraphQLObjectType,
  Kind,
  type SelectionNode,
  getArgumentValues,
  getNamedType,
} from 'graphql';
import type { Exchange, IncomingOperation, Subject } from '../exchange.js';
import type { PersonIdentifier } from '../registers/person-index.client.js';
import type { Stage } from '../request-path.js';

/**
 * Settles whom each root field asks about. A person is looked up by the identifier in its arguments; anything
 * else is about the asking agency's own affairs (its audit trail, the directory).
 */
export const resolveSubjects: Stage = async function resolveSubjects(exchange, { persons }) {
  const context = exchange.get('context');
  const { variables } = exchange.get('guarded');
  const roots = rootFields(exchange.get('incoming'));
  const asked = roots.flatMap(({ rootKey, field, node }) => {
    const isPerson = getNamedType(field.type).name === 'Person';
    return isPerson ? [{ rootKey, identifier: identifierOf(getArgumentValues(field, node, variables)) }] : [];
  });
  const matches = await persons.resolve(
    asked.map(({ identifier }) => identifier),
    context,
  );
  const people = asked.map(({ rootKey, identifier }, index): Subject => {
    const match = matches[index];
    return {
      rootKey,
      id: match?.personId ?? `unmatched:${rootKey}`,
      kind: 'PERSON',
      match: match?.status ?? 'Error',
      orderSubject: `identifier:${identifier.system}:${identifier.value}`,
      recordIds: Object.fromEntries(
        match?.links.map(({ agencyId, recordRef }) => [agencyId, recordRef]) ?? [],
      ),
    };
  });
  exchange.put('subjects', [...people, ...ownAffairs(roots, people, exchange)]);
};

interface RootField {
  readonly rootKey: string;
  readonly field: ReturnType<GraphQLObjectType['getFields']>[string];
  readonly node: FieldNode;
}

function ownAffairs(roots: readonly RootField[], people: readonly Subject[], exchange: Exchange): Subject[] {
  const { agencyId } = exchange.get('context');
  const others = roots.filter(({ rootKey }) => !people.some((person) => person.rootKey === rootKey));
  return others.map(({ rootKey }) => ({
    rootKey,
    id: agencyId,
    kind: 'AGENCY',
    match: 'Match',
    orderSubject: agencyId,
    recordIds: {},
  }));
}

function identifierOf(values: Record<string, unknown>): PersonIdentifier {
  const { system, value } = (values['identifier'] ?? {}) as Partial<PersonIdentifier>;
  if (system === undefined || value === undefined)
    throw new PontioError('OPERATION_INVALID', { detail: 'no identifier' });
  return { system, value };
}

function rootFields({ document, operation, supergraph }: IncomingOperation): RootField[] {
  const query = supergraph.apiSchema.getQueryType();
  const found = new Map<string, RootField>();
  walk(operation.selectionSet.selections);
  return [...found.values()];

  function walk(selections: readonly SelectionNode[]): void {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const field = query?.getFields()[node.name.value];
        const rootKey = (node.alias ?? node.name).value;
        if (field) found.set(rootKey, { rootKey, field, node });
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        walk(node.selectionSet.selections);
      } else {
        const fragment = document.definitions.find(
          (definition) =>
            definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === node.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) walk(fragment.selectionSet.selections);
      }
    }
  }
}
