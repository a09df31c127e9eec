import { type RateLimit, memoryRateLimit } from './rate-limit.js';

/** How much a minute. */
export interface Rates {
  /** Requests of one client. */
  readonly perClient: number;
  /** Times that one client looks up one person. */
  readonly perPerson: number;
  /** Requests without a token that holds, from one address. */
  readonly perStranger: number;
}

/** What is counted, each by a key of its own. */
export interface RateLimits {
  /** By client id. */
  readonly clients: RateLimit;
  /** By a keyed digest of client id and identifier: whom anybody searches for is written nowhere. */
  readonly people: RateLimit;
  /** By network address. */
  readonly strangers: RateLimit;
}

/** Limits counted in the memory of this process. */
export function memoryRateLimits({ perClient, perPerson, perStranger }: Rates): RateLimits {
  return {
    clients: memoryRateLimit(perClient),
    people: memoryRateLimit(perPerson),
    strangers: memoryRateLimit(perStranger),
  };
}
