const MOST = 32;

/** The set that holds every word. */
export const EVERY = -1;

/**
 * A closed vocabulary as small numbers: its words are counted from 0, and a set of them is one number, a bit a
 * word. A word from outside that is not in it has no bit, so it is in no set but {@link EVERY}.
 */
export class Words<T extends string> {
  private readonly numbers: ReadonlyMap<unknown, number>;

  /** @throws RangeError when there are more words than a number has bits */
  constructor(private readonly words: readonly T[]) {
    if (words.length > MOST) throw new RangeError(`A set holds ${String(MOST)} words at most.`);
    this.numbers = new Map(words.map((word, number) => [word, number]));
  }

  /** The place of a word in the vocabulary, or -1. */
  numberOf(word: unknown): number {
    return this.numbers.get(word) ?? -1;
  }

  /** The set of one word. */
  bitOf(word: unknown): number {
    const number = this.numberOf(word);
    return number < 0 ? 0 : 1 << number;
  }

  /** The set of some words from outside. */
  setOf(words: readonly unknown[]): number {
    let set = 0;
    for (const word of words) set |= this.bitOf(word);
    return set;
  }

  /** As {@link Words.setOf}, for lists in which none means any. */
  setOrEvery(words: readonly unknown[]): number {
    return words.length === 0 ? EVERY : this.setOf(words);
  }

  /**
   * The set of some words of our own, none of which may be strange.
   *
   * @throws RangeError naming the first strange word
   */
  knownSetOf(words: readonly string[]): number {
    const strange = words.find((word) => !this.numbers.has(word));
    if (strange !== undefined) throw new RangeError(`"${strange}" is not a word of the vocabulary.`);
    return this.setOf(words);
  }

  /** The words of a set, in the order of the vocabulary. */
  wordsIn(set: number): readonly T[] {
    return this.words.filter((_word, number) => has(set, 1 << number));
  }
}

/** Whether two sets share a word. */
export const has = (set: number, bits: number): boolean => (set & bits) !== 0;
