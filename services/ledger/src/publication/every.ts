import type { Logger } from '@pontio/platform';
import { setTimeout as pause } from 'node:timers/promises';

/** Something that goes on until it is stopped. */
export interface Recurring {
  /** Ends after the turn under way. */
  stop(): Promise<void>;
}

/** Does something again and again, with a pause between; a turn that fails is told once and tried again. */
export function every(
  periodMs: number,
  what: string,
  turn: () => Promise<unknown>,
  logger: Logger,
): Recurring {
  const stopping = new AbortController();
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };

  async function run(): Promise<void> {
    let isTold = false;
    while (!stopping.signal.aborted) {
      try {
        await turn();
        isTold = false;
      } catch (error) {
        if (!isTold) logger.error({ err: error }, `${what} failed; trying again`);
        isTold = true;
      }
      await pause(periodMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
}
