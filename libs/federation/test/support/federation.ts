import { once } from 'node:events';
import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, graphql, parse } from 'graphql';
import {
  type EngineOptions,
  FederatedEngine,
  HttpCaller,
  PlainSource,
  coerceVariables,
} from '../../src/index.js';
import type { Executed, PreparedOperation } from '../../src/index.js';

/** A subgraph: its schema and its resolvers. */
export interface TestSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: Record<string, unknown>;
}

/** What a subgraph was asked. */
export interface Asked {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Subgraphs that really serve, over HTTP, and an engine over them. */
export class TestFederation {
  readonly asked: Asked[] = [];
  private readonly servers: Server[] = [];
  private readonly caller = new HttpCaller({ deadlineMs: 5000, maxBytes: 100_000 });
  private sdl = '';

  static async start(subgraphs: readonly TestSubgraph[]): Promise<TestFederation> {
    const federation = new TestFederation();
    const services = await Promise.all(
      subgraphs.map(async ({ name, sdl, resolvers }) => {
        const typeDefs = parse(
          `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible", "@interfaceObject"])\n${sdl}`,
        );
        const url = await federation.serve(name, schemaOf(typeDefs, resolvers));
        return { name, url, typeDefs };
      }),
    );
    const { supergraphSdl, errors } = composeServices(services);
    if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
    federation.sdl = supergraphSdl;
    return federation;
  }

  engine(options: EngineOptions = {}): FederatedEngine {
    return new FederatedEngine(this.sdl, options);
  }

  source(engine: FederatedEngine): PlainSource {
    return new PlainSource(engine.subgraphUrls, this.caller);
  }

  /** Runs a valid operation, and forgets what was asked before. */
  async run(
    engine: FederatedEngine,
    query: string,
    inputs: Record<string, unknown> = {},
  ): Promise<{ data: unknown; errors: Executed['errors'] }> {
    this.asked.length = 0;
    const prepared = preparedOf(engine, query);
    const coerced = coerceVariables(engine.apiSchema, prepared.operation, inputs);
    if ('errors' in coerced) throw new Error(coerced.errors[0]?.message);
    const { data, errors } = await prepared.execute({
      variables: coerced.variables,
      source: this.source(engine),
    });
    return { data: JSON.parse(data), errors };
  }

  async stop(): Promise<void> {
    await this.caller.close();
    await Promise.all(
      this.servers.map(async (server) => {
        server.closeAllConnections();
        await once(server.close(), 'close');
      }),
    );
  }

  private async serve(name: string, schema: GraphQLSchema): Promise<string> {
    const server = createServer((request, response) => {
      void (async () => {
        const { query, variables } = JSON.parse(await bodyOf(request)) as Omit<Asked, 'subgraph'>;
        this.asked.push({ subgraph: name, query, variables });
        const result = await graphql({ schema, source: query, variableValues: variables });
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(result));
      })();
    });
    this.servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }
}

/** The prepared operation of a query that is valid. */
export function preparedOf(engine: FederatedEngine, query: string): PreparedOperation {
  const prepared = engine.prepare(query);
  if ('errors' in prepared) throw new Error(prepared.errors.map(({ message }) => message).join('\n'));
  return prepared;
}

function schemaOf(typeDefs: DocumentNode, resolvers: Record<string, unknown>): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
