import type { Outcome } from './outcome.js';

/** One pair of outcomes, before and after, and how many real circumstances give it. */
export interface Change {
  readonly before: Outcome;
  readonly after: Outcome;
  weight: number;
}

/** Counts pairs of outcomes. */
export class Tally {
  private readonly changes = new Map<Outcome, Map<Outcome, Change>>();

  /** Counts a pair some times more. */
  add(before: Outcome, after: Outcome, weight: number): void {
    const row = this.changes.get(before) ?? new Map<Outcome, Change>();
    this.changes.set(before, row);
    const change = row.get(after);
    if (change === undefined) row.set(after, { before, after, weight });
    else change.weight += weight;
  }

  /** Counts all that another has counted. */
  addAll(other: Tally): void {
    for (const { before, after, weight } of other.all()) this.add(before, after, weight);
  }

  /** Every pair that was counted. */
  all(): readonly Change[] {
    return [...this.changes.values()].flatMap((row) => [...row.values()]);
  }
}
