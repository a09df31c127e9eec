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

/** A minute that began with the first taken in it. */
interface Minute {
  readonly endsAt: number;
  taken: number;
}

const MINUTE_MS = 60_000;

/**
 * A limit that this process counts in its own memory. Of several gateways each counts for itself, so that
 * together they let as many times more through.
 *
 * @param now - the clock, ms since any time
 */
export function memoryRateLimit(perMinute: number, now: () => number = () => performance.now()): RateLimit {
  /** In the order in which they end. */
  const minutes = new Map<string, Minute>();
  const minuteOf = (key: string, at: number): Minute => {
    for (const [ended, { endsAt }] of minutes) {
      if (endsAt > at) break;
      minutes.delete(ended);
    }
    const minute = minutes.get(key) ?? { endsAt: at + MINUTE_MS, taken: 0 };
    minutes.set(key, minute);
    return minute;
  };
  return {
    take: (key) => {
      const at = now();
      const minute = minuteOf(key, at);
      minute.taken += 1;
      const over: OverLimit = {
        retryAfterSeconds: Math.max(1, Math.ceil((minute.endsAt - at) / 1000)),
        isRepeated: minute.taken > perMinute + 1,
      };
      return Promise.resolve(minute.taken > perMinute ? over : undefined);
    },
  };
}
