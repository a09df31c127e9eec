import { setTimeout as wait } from 'node:timers/promises';
import { createLogger } from '@pontio/platform';

const logger = createLogger('gateway');

/** Milliseconds before each attempt, more or less. */
const ATTEMPTS_MS: readonly number[] = [1000, 5000, 20_000, 60_000];

/**
 * What is done once an answer has left, because how long it takes, or that it fails, would tell the caller of what is
 * hidden. Work is tried again until it succeeds or has failed four times, so it must be such that doing it twice does
 * no harm. What is under way when the process ends is tried once more at once.
 */
export class Afterwards {
  private readonly running = new Set<Promise<void>>();
  private readonly ending = new AbortController();

  constructor(private readonly attemptsMs: readonly number[] = ATTEMPTS_MS) {}

  /** @param what - in words for whoever reads the log; names nobody */
  add(what: string, work: () => Promise<void>): void {
    const done = this.attempt(what, work).finally(() => this.running.delete(done));
    this.running.add(done);
  }

  /** Resolves when nothing is left to do. */
  async close(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.running);
  }

  private async attempt(what: string, work: () => Promise<void>): Promise<void> {
    const { signal } = this.ending;
    for (const delay of this.attemptsMs) {
      // At no certain time: it would fall on the same one of a caller's next requests again and again.
      const some = delay * (0.5 + Math.random());
      if (!signal.aborted) await wait(some, undefined, { signal }).catch(() => undefined);
      try {
        await work();
        return;
      } catch (error) {
        logger.error({ err: error }, `${what} failed after an answer had left`);
        if (signal.aborted) return;
      }
    }
  }
}
