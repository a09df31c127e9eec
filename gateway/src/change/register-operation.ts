import { fragmentsOf, selectedCoordinates, selectedFields } from '@pontio/field-labels';
import { type GraphQLNamedType, type SelectionNode, getNamedType, isCompositeType } from 'graphql';
import type { IncomingOperation } from '../exchange.js';
import type { RegisterChange } from '../registers/register-changes.client.js';
import type { Change } from './change.js';

/**
 * The operation that governance gets: built anew, so that nothing of the caller's document goes with it but the
 * names of fields. Arguments travel as variables; aliases and fragments stay here.
 */
export function registerOperation(
  { field, args, selections }: Change,
  { document, supergraph }: IncomingOperation,
): Pick<RegisterChange, 'query' | 'variables' | 'fields'> {
  const schema = supergraph.apiSchema;
  const fragments = fragmentsOf(document);
  const result = getNamedType(field.type);
  const given = field.args.filter(({ name }) => Object.hasOwn(args, name));
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const below = isCompositeType(result)
    ? [...selectedCoordinates(schema, result, selections, fragments)]
    : [];
  return {
    query: `mutation${inBrackets(declared)} { ${field.name}${inBrackets(passed)}${selectionOf(result, selections)} }`,
    variables: args,
    fields: [`Mutation.${field.name}`, ...below],
  };

  function selectionOf(type: GraphQLNamedType, nodes: readonly SelectionNode[]): string {
    if (!isCompositeType(type)) return '';
    const byName = Map.groupBy(selectedFields(schema, type, nodes, fragments), (found) => found.field.name);
    const parts = [...byName].map(([name, [first, ...others]]) => {
      const deeper = [first, ...others].flatMap((found) => found?.node.selectionSet?.selections ?? []);
      return first === undefined ? '' : `${name}${selectionOf(first.type, deeper)}`;
    });
    return ` { ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
  }
}

const inBrackets = (text: string): string => (text === '' ? '' : `(${text})`);
