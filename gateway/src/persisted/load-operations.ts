import { createLogger } from '@pontio/platform';
import type { GatewaySettings } from '../config.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
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

/** Says of each operation why a supergraph cannot answer it. */
export function tellMisfits({ all }: PersistedOperations, { apiSchema }: PontioSupergraph): void {
  const { problems } = fittingOperations(all, apiSchema);
  tell(problems, 'an operation does not fit the supergraph and cannot be answered');
}

function tell(problems: readonly OperationProblem[], sentence: string): void {
  for (const { file, what } of problems) logger.warn({ file, what }, sentence);
}
