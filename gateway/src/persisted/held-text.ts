import type { AllowedText } from '../front/allowed-text.js';
import type { PersistedOperations } from './persisted-operations.js';

/** Lets those operations in that the gateway holds, for the purposes they are meant for. */
export function heldText(operations: PersistedOperations): AllowedText {
  return ({ source, operationId }, exchange) => {
    const { client, purpose } = exchange.get('context');
    return operations.choose({ source, operationId }, { clientId: client.id, purpose });
  };
}
