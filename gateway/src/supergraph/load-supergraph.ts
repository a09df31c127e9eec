import { createLogger } from '@pontio/platform';
import type { ReleaseOrderSigner } from '@pontio/request-context';
import type { SubgraphClient } from '../executor/subgraph-client.js';
import { PontioSupergraph, type SubgraphSource } from './supergraph.js';

const logger = createLogger('gateway');

/** Where the subgraphs are and how long to wait for them. */
export interface LoadOptions {
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly orders: ReleaseOrderSigner;
  readonly client: SubgraphClient;
  readonly newId: (prefix: string) => string;
  /** How long a subgraph may take to come up, in milliseconds. */
  readonly patienceMs: number;
}

/**
 * Asks every subgraph for its schema, under an order for just that, and composes them.
 *
 * @throws an Error that names the subgraph that does not answer; `CompositionError` or `LabelError` when the
 * schemas cannot be served
 */
export async function loadSupergraph(options: LoadOptions): Promise<PontioSupergraph> {
  const sources = await Promise.all(options.subgraphs.map((subgraph) => schemaOf(subgraph, options)));
  return PontioSupergraph.compose(sources);
}

async function schemaOf(
  subgraph: { name: string; url: string },
  options: LoadOptions,
): Promise<SubgraphSource> {
  const deadline = Date.now() + options.patienceMs;
  let pauseMs = 50;
  for (;;) {
    try {
      return { ...subgraph, sdl: await askSchema(subgraph, options) };
    } catch (cause) {
      if (Date.now() > deadline) {
        throw new Error(`${subgraph.name} does not give its schema at ${subgraph.url}: is it running?`, {
          cause,
        });
      }
      logger.debug({ err: cause, subgraph: subgraph.name }, 'subgraph not ready yet');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pauseMs = Math.min(pauseMs * 2, 1000);
    }
  }
}

async function askSchema(
  { name, url }: { name: string; url: string },
  { orders, client, newId }: LoadOptions,
): Promise<string> {
  const releaseOrder = await orders.sign({
    id: newId('ord'),
    purpose: 'RECORD_MATCH',
    recipient: 'gateway',
    audience: name,
    grants: [{ subjects: ['schema'], fields: ['Query._service'] }],
  });
  const { data, errors } = await client.call({ url, query: '{ _service { sdl } }', releaseOrder });
  const sdl = (data?.['_service'] as { sdl?: string } | undefined)?.sdl;
  if (sdl === undefined)
    throw new Error(`${name} answered ${errors[0]?.extensions?.code ?? 'without a schema'}`);
  return sdl;
}
