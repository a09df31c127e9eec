import { shareOf } from '../world/draw.js';

/** What of whom may be had from where: a value, or that somebody stands in an agency's record. */
export interface Cell {
  readonly person: string;
  readonly subgraph: string;
  /** `Type.field`. */
  readonly coordinate: string;
}

/** A random decision. */
export interface Mask {
  readonly seed: number;
  /** The share of cells that are released. */
  readonly share: number;
  /** People about whom nothing is released, by number. */
  readonly hidden: readonly number[];
}

/** Whether a cell is released: by chance, and always the same. */
export function isReleased({ seed, share, hidden }: Mask, { person, subgraph, coordinate }: Cell): boolean {
  if (hidden.some((number) => person === `per_${String(number)}`)) return false;
  return shareOf(seed, `${person} ${subgraph} ${coordinate}`) < share;
}
