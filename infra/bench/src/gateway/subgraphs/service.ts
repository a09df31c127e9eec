import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import type { ServiceObject } from '../workload/values.js';
import type { Answerer } from './memo-server.js';

/** Where a service's values come from. */
export interface Values {
  readonly rootValue: ServiceObject;
  readonly entityOf: (representation: ServiceObject) => ServiceObject | null;
}

/** A service that answers as federation has it. */
export function serviceAnswers(sdl: string, { rootValue, entityOf }: Values): Answerer {
  const keyed = [...sdl.matchAll(/type (\w+) @key/g)].map(([, name = '']) => name);
  const resolvers = Object.fromEntries(
    keyed.map((name) => [name, { __resolveReference: (sent: ServiceObject) => entityOf(sent) }]),
  );
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers });
  return (body) => answerOf(schema, rootValue, body);
}

async function answerOf(schema: GraphQLSchema, rootValue: ServiceObject, body: string): Promise<Buffer> {
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
  const answer = await graphql({ schema, source: query, rootValue, variableValues: variables ?? null });
  return Buffer.from(JSON.stringify(answer));
}
