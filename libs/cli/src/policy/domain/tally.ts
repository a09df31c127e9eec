import type { Outcome } from './outcome.js';

/** One pair of outcomes, before and after, and how many real circumstances give it. */
export interface Change {
  readonly before: Outcome;
  readonly after: Outcome;
  weight: number;
}

/** Counts pairs of outcomes. */
export class Tally {
  private readonly changes: Change[] = [];

  /** Counts a pair some times more. */
  add(before: Outcome, after: Outcome, weight: number): void {
    // Few pairs ever occur together, so that a list is faster than a map.
    for (const change of this.changes) {
      if (change.before === before && change.after === after) {
        change.weight += weight;
        return;
      }
    }
    this.changes.push({ before, after, weight });
  }

  /** Counts all that another has counted, so many times. */
  addAll(other: Tally, times = 1): void {
    for (const { before, after, weight } of other.changes) this.add(before, after, weight * times);
  }

  /** Every pair that was counted. */
  all(): readonly Change[] {
    return this.changes;
  }
}
