import type { CategoryCode } from '@pontio/vocabulary';

/** What is shared in a world: all of it, or of two people in three not everything. */
export const MOODS = ['full', 'mixed'] as const;

/** One of {@link MOODS}. */
export type Mood = (typeof MOODS)[number];

const patterns: readonly (readonly CategoryCode[])[] = [[], ['DEMOGRAPHIC'], ['HOUSING', 'FAMILY']];

/** The categories that are hidden of whom, by an id that ends in their number. */
export function hiddenIn(mood: Mood): (id: string) => readonly CategoryCode[] {
  return (id) => (mood === 'full' ? [] : (patterns[Number(/\d+$/.exec(id)?.[0] ?? 0) % 3] ?? []));
}
