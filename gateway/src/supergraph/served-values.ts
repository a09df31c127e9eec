import { isValueCoordinate } from '@pontio/field-labels';
import { type GraphQLSchema, Kind, isObjectType, parse } from 'graphql';

/** The key by which every subgraph knows a person; it joins records and is not itself a shared field. */
export const PERSON_KEY = 'Person.id';

/** The coordinates of the values that a subgraph serves about people. */
export function servedValues(sdl: string, supergraph: GraphQLSchema): ReadonlySet<string> {
  const roots = [supergraph.getQueryType(), supergraph.getMutationType()];
  const found = new Set<string>();
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION)
      continue;
    const type = supergraph.getType(definition.name.value);
    if (!isObjectType(type) || roots.includes(type)) continue;
    for (const { name } of definition.fields ?? []) {
      const coordinate = `${type.name}.${name.value}`;
      if (coordinate !== PERSON_KEY && isValueCoordinate(supergraph, coordinate)) found.add(coordinate);
    }
  }
  return found;
}
