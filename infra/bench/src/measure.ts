/** Nanoseconds that some work takes. */
function timeOf(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start);
}

/** The middle of some numbers. */
export function medianOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** Something to measure: `prepare` makes what one turn works on, and is not measured. */
export interface Contender<T> {
  readonly name: string;
  readonly turns: number;
  readonly prepare: () => T;
  readonly work: (prepared: T) => unknown;
}

/**
 * Measures contenders in alternating rounds, so that what the machine does beside this falls on all alike.
 *
 * @returns for each contender the median time of one turn, in nanoseconds, over all rounds but the first
 */
export function measure<T>(contenders: readonly Contender<T>[], rounds: number): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, turns, prepare, work } of contenders) {
      for (let turn = 0; turn < turns; turn += 1) {
        const prepared = prepare();
        const time = timeOf(() => {
          work(prepared);
        });
        if (round > 0) times.get(name)?.push(time);
      }
    }
  }
  return new Map([...times].map(([name, all]) => [name, medianOf(all)]));
}

/** One measured time; it throws rather than report nothing. */
export function timeIn(times: ReadonlyMap<string, number>, name: string): number {
  const time = times.get(name);
  if (time === undefined || Number.isNaN(time)) throw new Error(`Nothing was measured of "${name}".`);
  return time;
}
