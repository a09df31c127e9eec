import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ExecutionResult,
  type GraphQLSchema,
  Kind,
  type ObjectTypeDefinitionNode,
  execute,
  isObjectType,
  parse,
} from 'graphql';
import { keys } from './ownership.js';
import { type WorldContext, resolveField } from './resolve.js';
import { sources } from './schemas.js';
import type { World, WorldObject } from './world.js';

type Ref = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** How the agencies of a world are asked. */
export interface AgencyQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Each subgraph's executable schema over whatever world it is executed with. */
export const schemas: ReadonlyMap<string, GraphQLSchema> = new Map(
  sources.map(({ name, sdl }) => [name, subgraphSchema(sdl)]),
);

/** Asks a subgraph, in this process, as the whole world knows people: by one id everywhere. */
export async function askAgency(
  subgraph: string,
  { query, variables }: AgencyQuestion,
  world: World,
): Promise<ExecutionResult> {
  const schema = schemas.get(subgraph);
  if (schema === undefined) throw new Error(`No subgraph ${subgraph}`);
  return execute({
    ...{ schema, document: parse(query), contextValue: { world, subgraph } satisfies WorldContext },
    ...(variables && { variableValues: variables }),
  });
}

/** A subgraph's schema, resolved over the world it is executed with. */
export function subgraphSchema(sdl: string): GraphQLSchema {
  const document = parse(sdl);
  const schema = buildSubgraphSchema({ typeDefs: document });
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const type = schema.getType(definition.name.value);
    if (!isObjectType(type)) continue;
    for (const { name } of definition.fields ?? []) {
      const field = type.getFields()[name.value];
      if (field) field.resolve = resolveField as never;
    }
    const key = keys.get(type.name);
    if (key === undefined) continue;
    const external = externalFields(definition);
    type.extensions = {
      apollo: { subgraph: { resolveReference: referenceResolver(key, external) as never } },
    };
  }
  return schema;
}

/** What a subgraph does not hold itself it takes from the reference, and from nowhere else. */
function referenceResolver(key: string, external: readonly string[]) {
  return (reference: Ref, { world, subgraph = '', ownIds = false }: WorldContext): WorldObject | null => {
    const { __typename: type, [key]: given } = reference;
    const value = type === 'Person' && ownIds ? world.personOf(subgraph, String(given)) : given;
    const entity = world.entity(type, String(value));
    if (entity === undefined || (type === 'Person' && !world.isKnown(subgraph, String(value)))) return null;
    const taken = external.map((name) => [name, reference[name] ?? null] as const);
    return { ...entity, ...Object.fromEntries(taken) };
  };
}

function externalFields({ fields = [] }: ObjectTypeDefinitionNode): string[] {
  const isExternal = ({ directives = [] }: (typeof fields)[number]): boolean =>
    directives.some(({ name }) => name.value === 'external');
  return fields.filter(isExternal).map(({ name }) => name.value);
}
