import type { ChangeRegister } from '../changes/change-register.js';
import type { Clock } from './clock.js';
import { closeEndedBreakGlass } from './close-ended-break-glass.js';
import { escalateBreakGlassReviews } from './escalate-break-glass-reviews.js';
import { escalateShareRequests } from './escalate-share-requests.js';
import { expireAgreements } from './expire-agreements.js';
import { escalateNonDisclosures, remindOfNonDisclosures, remindOfRestrictions } from './remind-of-reviews.js';

const CLOCKS: readonly Clock[] = [
  closeEndedBreakGlass,
  escalateBreakGlassReviews,
  escalateShareRequests,
  remindOfNonDisclosures,
  escalateNonDisclosures,
  remindOfRestrictions,
  expireAgreements,
];

/**
 * Does everything whose time has come, each kind in a transaction of its own with its events. Replicas may
 * run it beside one another: a record that one deals with, the others leave alone.
 */
export class RunDueClocks {
  constructor(private readonly register: ChangeRegister) {}

  /**
   * Runs every clock, whatever becomes of the others.
   *
   * @returns how many records were dealt with
   * @throws the first failure, once all have run
   */
  async execute(now?: Date): Promise<number> {
    const failures: unknown[] = [];
    let done = 0;
    for (const clock of CLOCKS) {
      try {
        done += await this.runOut(clock, now);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return done;
  }

  /** A batch at a time until nothing is due. */
  private async runOut(clock: Clock, now: Date | undefined): Promise<number> {
    let all = 0;
    let batch: number;
    do all += batch = await this.register.apply(undefined, clock, now);
    while (batch > 0);
    return all;
  }
}
