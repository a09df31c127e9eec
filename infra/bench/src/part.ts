import type { Figure } from './figures.js';

/** A part of a benchmark: a name for who waits, and what measures. */
export interface Part {
  readonly name: string;
  readonly run: () => readonly Figure[] | Promise<readonly Figure[]>;
}
