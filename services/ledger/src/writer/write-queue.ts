import type { Arrival } from './arrival.js';
import type { ReadUpTo } from './commit-batch.js';

/** Some events that were handed in together, and whoever waits until they are recorded. */
export interface Submission {
  readonly arrivals: readonly Arrival[];
  readonly readUpTo?: ReadUpTo;
  /** When they were handed in, by `performance.now()`. */
  readonly since: number;
  readonly settle: (error?: Error) => void;
}

/** The most events that are committed together, unless more were handed in together. */
export const BATCH_EVENTS = 1_000;

/** What waits to be written. */
export class WriteQueue {
  private waiting: Submission[] = [];
  private wake: (() => void) | undefined;

  /** @returns when the events are recorded; rejects when they may not be, and then they can be handed in again */
  add(arrivals: readonly Arrival[], readUpTo?: ReadUpTo): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: Error): void => {
        if (error === undefined) resolve();
        else reject(error);
      };
      this.waiting.push({ arrivals, settle, since: performance.now(), ...(readUpTo && { readUpTo }) });
      this.wake?.();
    });
  }

  /** The next submissions to write together: none when nothing came for a while, or somebody woke the queue. */
  async take(patienceMs: number): Promise<Submission[]> {
    if (this.waiting.length === 0) await this.arrivalOrTimeout(patienceMs);
    const taken: Submission[] = [];
    let events = 0;
    for (const next of this.waiting) {
      if (taken.length > 0 && events + next.arrivals.length > BATCH_EVENTS) break;
      taken.push(next);
      events += next.arrivals.length;
    }
    this.waiting.splice(0, taken.length);
    return taken;
  }

  /** Ends a `take` under way. */
  interrupt(): void {
    this.wake?.();
  }

  /** Turns away what has waited longer than some time. Nothing is lost: whoever handed it in has kept it. */
  refuse(error: Error, longerThanMs = 0): void {
    const limit = performance.now() - longerThanMs;
    const isLate = ({ since }: Submission): boolean => since <= limit;
    for (const { settle } of this.waiting.filter(isLate)) settle(error);
    this.waiting = this.waiting.filter((submission) => !isLate(submission));
  }

  private async arrivalOrTimeout(patienceMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
