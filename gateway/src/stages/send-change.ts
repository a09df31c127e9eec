import { registerOperation } from '../change/register-operation.js';
import type { Stage } from '../request-path.js';

/** Sends the change to governance: the one service that may make it, and that records it in doing so. */
export const sendChange: Stage = async function sendChange(exchange, { changes }) {
  const change = { ...exchange.get('change'), args: exchange.get('unsealed').args };
  const { personIds } = exchange.get('named');
  const operation = registerOperation(change, exchange.get('incoming'));
  exchange.put('changed', await changes.make({ ...operation, personIds }, exchange.get('context')));
};
