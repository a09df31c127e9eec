import { createLogger } from '@pontio/platform';
import type { GatewaySettings } from '../config.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import type { SupergraphSwitch } from '../supergraph/supergraph-switch.js';
import { fittingOperations } from './fitting-operations.js';
import type { OperationProblem } from './persisted-operation.js';
import { PersistedOperations } from './persisted-operations.js';
import { readOperations, shippedOperations } from './read-operations.js';

const logger = createLogger('gateway');

/** Reads the operations that this gateway is set to hold; of what is broken it says why. */
export function loadOperations(settings: GatewaySettings): PersistedOperations {
  const folder = settings.PONTIO_GATEWAY_OPERATIONS_DIR ?? shippedOperations;
  const { operations, problems } = readOperations(folder);
  tell(problems, 'an operation cannot be read and is left out');
  return new PersistedOperations(operations, {
    freeOperations: settings.PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS,
    freeClients: settings.PONTIO_GATEWAY_FREE_OPERATION_CLIENTS,
  });
}

/** Says of each operation why a supergraph cannot answer it: of the one in force, and of each that comes into force. */
export function followMisfits({ all }: PersistedOperations, supergraphs: SupergraphSwitch): void {
  const tellMisfits = ({ apiSchema }: PontioSupergraph): void => {
    tell(fittingOperations(all, apiSchema).problems, 'an operation does not fit and cannot be answered');
  };
  tellMisfits(supergraphs.current);
  supergraphs.subscribe(tellMisfits);
}

function tell(problems: readonly OperationProblem[], sentence: string): void {
  for (const { file, what } of problems) logger.warn({ file, what }, sentence);
}
