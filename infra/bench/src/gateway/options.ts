import { type Effort, fullEffort, quickEffort } from './rounds.js';

/** What was asked of the benchmark on its command line. */
export interface Options {
  readonly effort: Effort;
  /** Names of the parts to run; all where none is named. */
  readonly parts: readonly string[];
}

/** Reads `--quick` and `--parts heavy,light`. */
export function optionsOf(words: readonly string[]): Options {
  const named = words.find((word) => word.startsWith('--parts='))?.slice('--parts='.length);
  const next = words[words.indexOf('--parts') + 1];
  const parts = named ?? (words.includes('--parts') ? next : undefined) ?? '';
  return {
    effort: words.includes('--quick') ? quickEffort : fullEffort,
    parts: parts.split(',').filter((part) => part !== ''),
  };
}
