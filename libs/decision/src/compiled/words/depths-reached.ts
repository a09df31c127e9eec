import { DEPTHS, type Depth, reaches } from '@pontio/vocabulary';
import { depths } from './vocabularies.js';

const REACHED = new Map(
  DEPTHS.map((depth) => [depth, depths.setOf(DEPTHS.filter((other) => reaches(depth, other)))]),
);

/** The set of the depths that a purpose of a depth reaches. */
export const depthsReached = (depth: Depth): number => REACHED.get(depth) ?? 0;
