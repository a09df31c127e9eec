// What is audited: each starts a server for a supergraph.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { FederatedEngine, HttpCaller, PlainSource, coerceVariables } from '@pontio/federation';

process.env.APOLLO_TELEMETRY_DISABLED = 'true';

/** Starts servers by name: `{ url, fallbacks, close }` of one supergraph. */
export const contenders = {
  'ours, Apollo planner': (supergraph) => startOurs(supergraph, 'apollo'),
  'ours, Hive planner': (supergraph) => startOurs(supergraph, 'hive'),
  '@apollo/gateway': startApollo,
};

async function startOurs(supergraph, planner) {
  const engine = new FederatedEngine(supergraph, { planner });
  const caller = new HttpCaller({ deadlineMs: 10_000, maxBytes: 1024 * 1024 });
  const source = new PlainSource(engine.subgraphUrls, caller);
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    response.setHeader('content-type', 'application/json');
    response.end(await answer(engine, source, JSON.parse(text)));
  });
  await once(server.listen(0), 'listening');
  return {
    url: `http://localhost:${server.address().port}`,
    fallbacks: () => engine.fallbackCount,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await caller.close();
    },
  };
}

async function answer(engine, source, { query, variables = {}, operationName }) {
  try {
    const prepared = engine.prepare(query, operationName);
    if ('errors' in prepared) return JSON.stringify({ errors: prepared.errors });
    const coerced = coerceVariables(engine.apiSchema, prepared.operation, variables);
    if ('errors' in coerced) return JSON.stringify({ errors: coerced.errors });
    const { data, errors } = await prepared.execute({ variables: coerced.variables, source });
    return `{"data":${data}${errors.length > 0 ? `,"errors":${JSON.stringify(errors)}` : ''}}`;
  } catch (error) {
    if (process.env.VERBOSE) console.error(error);
    return JSON.stringify({ errors: [{ message: String(error) }] });
  }
}

async function startApollo(supergraphSdl) {
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({ supergraphSdl, logger: quiet });
  const server = new ApolloServer({ gateway, logger: quiet });
  const { url } = await startStandaloneServer(server, { listen: { port: 0 } });
  return { url, fallbacks: () => 0, close: () => server.stop() };
}
