/** How two samples differ. */
export interface Difference {
  /** Probability of ranks so uneven if both were of one kind: the Mann-Whitney test, both sides. */
  readonly p: number;
  /** How much larger the median of the first is, as a share of the median of both together. */
  readonly shift: number;
}

/** Compares two samples by the ranks of their values, so that a few slow ones weigh no more than any other. */
export function difference(one: readonly number[], other: readonly number[]): Difference {
  const [n, m] = [one.length, other.length];
  const { ranks, ties } = ranked([...one, ...other]);
  const sum = ranks.slice(0, n).reduce((total, rank) => total + rank, 0);
  const u = sum - (n * (n + 1)) / 2;
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  const z = variance === 0 ? 0 : (u - (n * m) / 2) / Math.sqrt(variance);
  const shift = (median(one) - median(other)) / median([...one, ...other]);
  return { p: 2 * upperTail(Math.abs(z)), shift };
}

/** Ranks from 1, equal values in the middle of theirs; and what ties take from the variance. */
function ranked(values: readonly number[]): { readonly ranks: readonly number[]; readonly ties: number } {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  let ties = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (order[to]?.value === order[from]?.value && to < order.length) to += 1;
    const size = to - from;
    ties += size ** 3 - size;
    for (const { index } of order.slice(from, to)) ranks[index] = (from + 1 + to) / 2;
    from = to;
  }
  return { ranks, ties };
}

/** Of the normal distribution, to seven digits (Abramowitz and Stegun, 7.1.26). */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return (polynomial * Math.exp(-x * x)) / 2;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 0 ? (below + above) / 2 : above;
}
