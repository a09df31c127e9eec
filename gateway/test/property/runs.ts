const ALL = 20_000;

/** How a property is run: the same questions each time, unless `PONTIO_PROPERTY_SEED` is a number or `random`. */
export interface Runs {
  readonly numRuns: number;
  /** Printed with a failure; left out, it is drawn. */
  readonly seed?: number;
}

/**
 * @param share - of all questions of a test run, which `PONTIO_PROPERTY_RUNS` makes fewer or more
 * @param own - tells one property's questions from another's
 */
export function runs(share: number, own = 0): Runs {
  const all = Number(process.env['PONTIO_PROPERTY_RUNS'] ?? ALL);
  const numRuns = Math.max(1, Math.round(all * share));
  const seed = process.env['PONTIO_PROPERTY_SEED'] ?? '0';
  return seed === 'random' ? { numRuns } : { numRuns, seed: Number(seed) + own };
}
