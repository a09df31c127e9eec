import { PontioError } from '@pontio/errors';
import type { AllowedText } from '../front/allowed-text.js';
import type { PersistedOperations } from './persisted-operations.js';

/** Lets those operations in that the gateway holds, for the purposes they are meant for. */
export function heldText(operations: PersistedOperations): AllowedText {
  return ({ source, operationId, problems = [] }, exchange) => {
    const { client, purpose } = exchange.get('context');
    const text = operations.choose({ source, operationId }, { clientId: client.id, purpose });
    if (problems.length > 0)
      throw new PontioError('OPERATION_INVALID', { detail: 'the body does not fit', problems });
    return text;
  };
}
