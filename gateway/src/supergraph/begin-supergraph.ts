import type { GatewaySettings } from '../config.js';
import type { GatewayParts } from '../gateway-parts.js';
import { readAcceptedFile } from './life/accepted-file.js';
import { LastGood } from './life/last-good.js';
import { startSupergraph } from './life/start-supergraph.js';
import { createSupergraphRecorder } from './life/supergraph-events.js';
import type { SupergraphLife } from './life/supergraph-life.js';
import type { OperationRegistry } from './diff/supergraph-change.js';
import type { FindSubgraphs } from './sources/found-subgraphs.js';
import { findRunningSubgraphs } from './sources/running-subgraphs.js';
import { readSupergraphFile } from './sources/supergraph-file.js';

/**
 * Begins the supergraph's life as the settings say.
 *
 * @param operations - those that clients have agreed with us and that no change may break unseen
 */
export function beginSupergraph(
  settings: GatewaySettings,
  parts: GatewayParts,
  operations: OperationRegistry = () => [],
): Promise<SupergraphLife> {
  const directory = settings.PONTIO_GATEWAY_STATE_DIR;
  return startSupergraph({
    find: findAsSet(settings, parts),
    lastGood: directory === undefined ? undefined : new LastGood(directory),
    operations,
    accepted: () => readAcceptedFile(settings.PONTIO_GATEWAY_SUPERGRAPH_ACCEPT_FILE),
    recorder: createSupergraphRecorder(parts),
    patienceMs: settings.PONTIO_GATEWAY_PATIENCE_MS,
  });
}

function findAsSet(settings: GatewaySettings, parts: GatewayParts): FindSubgraphs {
  const file = settings.PONTIO_GATEWAY_SUPERGRAPH_FILE;
  if (file !== undefined) return () => Promise.resolve({ sources: readSupergraphFile(file), absent: [] });
  const { orders, subgraphs: client, newId } = parts;
  return () => findRunningSubgraphs({ subgraphs: settings.PONTIO_GATEWAY_SUBGRAPHS, orders, client, newId });
}
