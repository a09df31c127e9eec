import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_TRIES_MS = 100;

/**
 * Tries until `attempt` succeeds, `stillWorthTrying` says no, or the time is up.
 *
 * @returns whether an attempt succeeded; the last error goes to `onGiveUp`'s caller through the log
 */
export async function waitUntil(
  attempt: () => Promise<unknown>,
  stillWorthTrying: () => boolean,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (stillWorthTrying() && Date.now() < deadline) {
    try {
      await attempt();
      return true;
    } catch {
      await pause(BETWEEN_TRIES_MS);
    }
  }
  return false;
}
