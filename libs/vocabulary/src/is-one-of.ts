/**
 * Makes the guard of a closed vocabulary: whether a word that came from outside is one of ours.
 *
 * @example const isLevel = isOneOf(LEVELS);
 */
export function isOneOf<const T extends string>(words: readonly T[]): (word: unknown) => word is T {
  const known = new Set<unknown>(words);
  return (word): word is T => known.has(word);
}
