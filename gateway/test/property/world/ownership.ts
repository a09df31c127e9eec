import { Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { sources } from './schemas.js';

const definitions = sources.map(({ name, sdl }) => ({
  subgraph: name,
  types: parse(sdl).definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION),
}));

const hasDirective = (
  node: { readonly directives?: readonly { name: { value: string } }[] },
  name: string,
): boolean => node.directives?.some((directive) => directive.name.value === name) ?? false;

/** The key of each entity type, by type name. */
export const keys: ReadonlyMap<string, string> = new Map(
  definitions.flatMap(({ types }) => types.flatMap(keyOf)),
);

function keyOf(type: ObjectTypeDefinitionNode): (readonly [string, string])[] {
  const argument = type.directives?.find(({ name }) => name.value === 'key')?.arguments?.[0]?.value;
  return argument?.kind === Kind.STRING ? [[type.name.value, argument.value]] : [];
}

/** The subgraphs that resolve a field by themselves, by `Type.field`. */
export const owners: ReadonlyMap<string, readonly string[]> = ownersOf();

function ownersOf(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { subgraph, types } of definitions) {
    for (const type of types) {
      for (const field of type.fields ?? []) {
        if (hasDirective(field, 'external')) continue;
        const coordinate = `${type.name.value}.${field.name.value}`;
        found.set(coordinate, [...(found.get(coordinate) ?? []), subgraph]);
      }
    }
  }
  return found;
}
