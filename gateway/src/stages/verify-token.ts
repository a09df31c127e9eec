import type { Stage } from '../request-path.js';

/** Checks who calls. What is wrong with a token is logged, not told. */
export const verifyToken: Stage = async function verifyToken(exchange, { tokens }) {
  exchange.put('token', await tokens.verify(exchange.incoming.authorization));
};
