import { Kind, isObjectType, parse } from 'graphql';
import type { SubjectSchema } from '../executor/subject-schema.js';

/** The coordinates of what a subgraph serves about people. */
export function servedValues(sdl: string, subjects: SubjectSchema): ReadonlySet<string> {
  const { schema: supergraph } = subjects;
  const roots = [supergraph.getQueryType(), supergraph.getMutationType()];
  const found = new Set<string>();
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION)
      continue;
    const type = supergraph.getType(definition.name.value);
    if (!isObjectType(type) || roots.includes(type)) continue;
    for (const { name } of definition.fields ?? []) {
      const coordinate = `${type.name}.${name.value}`;
      if (subjects.isDecided(coordinate)) found.add(coordinate);
    }
  }
  return found;
}
