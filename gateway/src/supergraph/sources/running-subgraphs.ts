import { createLogger } from '@pontio/platform';
import type { ReleaseOrderSigner } from '@pontio/request-context';
import type { SubgraphClient } from '../../executor/subgraph-client.js';
import type { SubgraphSource } from '../compose-subgraphs.js';
import type { FoundSubgraphs } from './found-subgraphs.js';

const logger = createLogger('gateway');

/** Where the subgraphs are and how they are asked. */
export interface RunningSubgraphs {
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly orders: Pick<ReleaseOrderSigner, 'sign'>;
  readonly client: Pick<SubgraphClient, 'call'>;
  readonly newId: (prefix: string) => string;
}

/** Asks every subgraph for its schema, under an order for just that. One that does not say is absent. */
export async function findRunningSubgraphs(running: RunningSubgraphs): Promise<FoundSubgraphs> {
  const found = await Promise.all(
    running.subgraphs.map(async (subgraph) => {
      try {
        return { ...subgraph, sdl: await askSchema(subgraph, running) };
      } catch (err) {
        logger.debug({ err, subgraph: subgraph.name }, 'subgraph gives no schema');
        return subgraph;
      }
    }),
  );
  return {
    sources: found.filter((subgraph): subgraph is SubgraphSource => 'sdl' in subgraph),
    absent: found.filter((subgraph) => !('sdl' in subgraph)),
  };
}

async function askSchema(
  { name, url }: { name: string; url: string },
  { orders, client, newId }: RunningSubgraphs,
): Promise<string> {
  const releaseOrder = await orders.sign({
    id: newId('ord'),
    purpose: 'RECORD_MATCH',
    recipient: 'gateway',
    audience: name,
    grants: [{ subjects: ['schema'], fields: ['Query._service'] }],
  });
  const { data, errors } = await client.call({ url, query: '{ _service { sdl } }', releaseOrder });
  const sdl = (data?.['_service'] as { sdl?: unknown } | undefined)?.sdl;
  if (typeof sdl !== 'string')
    throw new Error(`${name} answered ${errors[0]?.extensions?.code ?? 'without a schema'}`);
  return sdl;
}
