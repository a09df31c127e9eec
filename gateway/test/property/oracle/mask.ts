import { shareOf } from '../world/draw.js';

/** What of whom may be had from where: a value, or that somebody stands in an agency's record. */
export interface Cell {
  readonly person: string;
  readonly subgraph: string;
  /** `Type.field`. */
  readonly coordinate: string;
  /** The level that a row with a label of its own gives it. */
  readonly row?: string | undefined;
}

/** A random decision. */
export interface Mask {
  readonly seed: number;
  /** The share of cells that are released. */
  readonly share: number;
  /** People about whom nothing is released, by number. */
  readonly hidden: readonly number[];
  /** Where given, exactly these coordinates are released, of everybody who is not hidden. */
  readonly only?: readonly string[];
}

/** What is worked out of other agencies' values is released only where they are: ADR 0029 says why. */
const INPUTS = [
  ['agency-education', 'EducationRecord.attendance'],
  ['agency-police', 'Person.nickname'],
] as const;

/** Whether a cell is released: by chance, and always the same. */
export function isReleased(mask: Mask, cell: Cell): boolean {
  const { person } = cell;
  if (mask.hidden.some((number) => person === `per_${String(number)}`)) return false;
  if (!isDrawn(mask, cell)) return false;
  const inputs = cell.coordinate === 'Person.risk' ? INPUTS : [];
  return inputs.every(([subgraph, coordinate]) => isDrawn(mask, { person, subgraph, coordinate }));
}

function isDrawn({ seed, share, only }: Mask, { person, subgraph, coordinate, row = '' }: Cell): boolean {
  if (only !== undefined) return only.includes(coordinate);
  return shareOf(seed, `${person} ${subgraph} ${coordinate} ${row}`) < share;
}
