// Hive Gateway. PLANNER says which planner runs; DEDUPLICATION, whether equal requests in flight are one:
// those of clients and those to subgraphs (the second are one unless told otherwise).
import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

const isOn = process.env.DEDUPLICATION === 'on';

export const gatewayConfig = defineConfig({
  supergraph: process.env.SUPERGRAPH,
  host: '127.0.0.1',
  ...(process.env.PLANNER === 'rust' && { unifiedGraphHandler }),
  inboundInflightRequestDeduplication: isOn,
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: isOn } } },
  logging: false,
});
