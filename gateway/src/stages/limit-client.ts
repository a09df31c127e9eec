import { RateLimited } from '../rates/rate-limited.js';
import type { Stage } from '../request-path.js';

/** So many requests a minute for each client, before anything dear is done for one of them. */
export const limitClient: Stage = async function limitClient(exchange, { rates }) {
  const over = await rates.clients.take(exchange.get('token').clientId);
  if (over) throw new RateLimited(over, 'a client asks too often');
};
