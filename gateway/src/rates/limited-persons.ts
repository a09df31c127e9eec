import { hash, randomBytes } from 'node:crypto';
import type { PersonIndexClient } from '../registers/person-index.client.js';
import type { RateLimit } from './rate-limit.js';
import { RateLimited } from './rate-limited.js';

type Resolve = Pick<PersonIndexClient, 'resolve'>['resolve'];

/** Of this process alone: without it nobody finds out by trying whom a count is about. */
const secret = randomBytes(32).toString('base64url');

/**
 * Looks people up, and each of them so often for one client: whatever asks, and before anything about anybody
 * has been asked of anyone.
 *
 * @throws RateLimited when one of them has been looked up too often
 */
export function limitedResolve(resolve: Resolve, people: RateLimit): Resolve {
  return async (identifiers, context, ...others) => {
    const named = new Set(identifiers.map(({ system, value }) => `${system}:${value}`));
    for (const identifier of named) {
      const over = await people.take(
        hash('sha256', `${secret} ${context.client.id} ${identifier}`, 'base64url'),
      );
      if (over) throw new RateLimited(over, 'one client looks up one person too often');
    }
    return resolve(identifiers, context, ...others);
  };
}
