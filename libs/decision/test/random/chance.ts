// Looked up once: in a test's own global scope each look costs.
const { floor, imul } = Math;

/** A seeded source of chances: the same seed gives the same chances in the same order, on every machine. */
export class Chance {
  private state: number;
  private misfortune = 1;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** A number from 0 up to, but not, 1 (the generator is mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, but not, `limit`. */
  below(limit: number): number {
    return floor(this.next() * limit);
  }

  /** Yes, in so many cases out of one. */
  is(share: number): boolean {
    return this.next() < share;
  }

  /** As {@link Chance.is}, for what has to fit if a request is to get far: in a lucky scene it does. */
  fits(share: number): boolean {
    return this.next() >= (1 - share) * this.misfortune;
  }

  /** Whether what follows is lucky. */
  set luck(isLucky: boolean) {
    this.misfortune = isLucky ? 0.15 : 1.5;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new RangeError('There is nothing to pick from.');
    return picked;
  }

  /** Mostly the fitting word, else any of a list. */
  mostly<T>(share: number, fitting: T, others: readonly T[]): T {
    return this.fits(share) ? fitting : this.pick(others);
  }

  /** About such a share of a list: of a long one a few are drawn, perhaps the same one twice. */
  some<T>(list: readonly T[], share: number): T[] {
    if (list.length <= 6) return list.filter(() => this.is(share));
    const count = floor(this.next() * 2 * share * list.length);
    return Array.from({ length: count }, () => this.pick(list));
  }

  /** Nothing (which in facts means "any"), or mostly the fitting word, perhaps with others. */
  scope<T>(fitting: T, others: readonly T[]): T[] {
    if (this.is(0.55)) return [];
    return this.is(0.75) ? [fitting, ...this.some(others, 0.1)] : this.some(others, 0.3);
  }

  /** The same list, or the other way round. */
  anyOrder<T>(list: readonly T[]): T[] {
    return this.is(0.5) ? [...list] : list.toReversed();
  }

  /** Up to so many things, fewer more often. */
  few<T>(most: number, make: (index: number) => T): T[] {
    const count = floor(this.next() * this.next() * (most + 1));
    return Array.from({ length: count }, (_none, index) => make(index));
  }
}
