/** Values that cannot be told apart, and one of them to ask about. */
export interface ValueClass<T> {
  readonly example: T;
  readonly values: readonly T[];
}

/** Puts together the values of a dimension that have the same key. */
export function partition<T>(values: readonly T[], keyOf: (value: T) => string): readonly ValueClass<T>[] {
  const classes = new Map<string, { example: T; values: T[] }>();
  for (const value of values) {
    const key = keyOf(value);
    const found = classes.get(key);
    if (found === undefined) classes.set(key, { example: value, values: [value] });
    else found.values.push(value);
  }
  return [...classes.values()];
}

/** Remembers what a function gave for a key. */
export function remembered<T>(): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as T;
    const made = make();
    known.set(key, made);
    return made;
  };
}

/** Every set that can be made of some words. */
export function subsetsOf<T>(words: readonly T[]): readonly (readonly T[])[] {
  return words.reduce<readonly (readonly T[])[]>(
    (sets, word) => sets.flatMap((set) => [set, [...set, word]]),
    [[]],
  );
}
