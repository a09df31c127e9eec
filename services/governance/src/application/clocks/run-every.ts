import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@pontio/platform';
import type { RunDueClocks } from './run-due-clocks.js';

/**
 * Runs the clocks again and again. One that fails is logged and tried again: what is due stays due.
 *
 * @returns stops it, and resolves when what is under way has ended
 */
export function runEvery(seconds: number, clocks: RunDueClocks, logger: Logger): () => Promise<void> {
  const stopping = new AbortController();
  const running = loop(seconds, clocks, logger, stopping.signal);
  return async () => {
    stopping.abort();
    await running;
  };
}

async function loop(
  seconds: number,
  clocks: RunDueClocks,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await clocks.execute().catch((error: unknown) => {
      logger.error({ err: error }, 'the clocks of the register could not run; they are tried again');
    });
    await sleep(seconds * 1000, undefined, { signal }).catch(() => undefined);
  }
}
