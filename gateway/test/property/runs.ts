const ALL = 20_000;

/** How many random questions a property asks: a share of all, which `PONTIO_PROPERTY_RUNS` makes fewer or more. */
export function runs(share: number): number {
  const all = Number(process.env['PONTIO_PROPERTY_RUNS'] ?? ALL);
  return Math.max(1, Math.round(all * share));
}
