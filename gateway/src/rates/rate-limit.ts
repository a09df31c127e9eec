import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** Too much was asked under one key. */
export interface OverLimit {
  /** Seconds until something may be asked again. */
  readonly retryAfterSeconds: number;
  /** Whether it was over the limit before, in the same minute. */
  readonly isRepeated: boolean;
}

/** So much a minute under each key. Where the counts are kept is behind this. */
export interface RateLimit {
  /** Counts one; gives what is over, and undefined within the limit. Never throws. */
  take(key: string): Promise<OverLimit | undefined>;
}

/**
 * A limit that this process counts in its own memory. Of several gateways each counts for itself, so that
 * together they let as many times more through.
 */
export function memoryRateLimit(perMinute: number): RateLimit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
        return undefined;
      } catch (over) {
        const { msBeforeNext, consumedPoints } = over as RateLimiterRes;
        return {
          retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
          isRepeated: consumedPoints > perMinute + 1,
        };
      }
    },
  };
}
