import type { Policy, PolicySwitch } from '@pontio/decision';
import { createLogger } from '@pontio/platform';
import { loadPolicy, readLaw } from './load-policy.js';

const logger = createLogger('gateway');

/** How the catalogue of law is watched. */
export interface LawWatch {
  readonly folder: string;
  readonly policies: Pick<PolicySwitch, 'current' | 'activate'>;
  /** Must be durable when it resolves: a policy that nobody can prove was in force is not put in force. */
  readonly recordPublished: (policy: Policy) => Promise<void>;
}

/**
 * Puts the catalogue in the folder in force if it differs from the one that is, between two decisions and never
 * within one. A catalogue that cannot be read, or whose going into force cannot be recorded, changes nothing:
 * the last good one decides on, and the log says what is wrong.
 *
 * @returns whether another catalogue is in force now
 */
export async function followLaw({ folder, policies, recordPublished }: LawWatch): Promise<boolean> {
  try {
    const policy = loadPolicy(readLaw(folder));
    if (policy.law.version === policies.current.policy.law.version) return false;
    await recordPublished(policy);
    policies.activate(policy);
    logger.info({ lawVersion: policy.law.version }, 'another catalogue of law is in force');
    return true;
  } catch (err) {
    logger.error({ err }, 'the catalogue of law could not be put in force; the last good one decides on');
    return false;
  }
}

/** Follows the folder until it is stopped, looking every so many milliseconds. */
export function watchLaw(watch: LawWatch, everyMs: number): { stop(): Promise<void> } {
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(() => followLaw(watch));
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
