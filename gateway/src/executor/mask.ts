import type { DecisionCell, FieldQuestion } from '@pontio/decision';
import { LRUCache } from 'lru-cache';
import { changeOf } from '../obligations/changes.js';

/** Whether a cell may leave: as it is, or with a marker. What the gateway can change no other way, it refuses. */
export function isReleased(cell: DecisionCell): boolean {
  return cell.result === 'ALLOW' || changeOf(cell)?.passes === true;
}

/** What was asked about somebody at one holder, and what of it may be shared. Equal masks are one object. */
export interface Mask {
  /** The released coordinates in order: equal exactly where the same is released. */
  readonly key: string;
  readonly asked: ReadonlySet<string>;
  readonly released: ReadonlySet<string>;
}

/** Nothing asked, nothing released. */
export const NO_MASK: Mask = { key: '', asked: new Set(), released: new Set() };

const MASKS_MAX = 2000;
const known = new WeakMap<readonly FieldQuestion[], LRUCache<string, Mask>>();

/**
 * The mask that a decision puts over a list of fields.
 *
 * @param cells - of the whole decision, in the order in which it was asked
 * @param from - where the cells of this list begin
 */
export function maskOf(fields: readonly FieldQuestion[], cells: readonly DecisionCell[], from: number): Mask {
  const masks = known.get(fields) ?? new LRUCache<string, Mask>({ max: MASKS_MAX });
  known.set(fields, masks);
  let pattern = '';
  for (let index = 0; index < fields.length; index += 1) {
    const cell = cells[from + index];
    pattern += cell !== undefined && isReleased(cell) ? '1' : '0';
  }
  const mask = masks.get(pattern) ?? makeMask(fields, pattern);
  masks.set(pattern, mask);
  return mask;
}

function makeMask(fields: readonly FieldQuestion[], pattern: string): Mask {
  const asked = fields.map(({ field }) => field);
  return withKey(
    asked,
    asked.filter((_field, index) => pattern[index] === '1'),
  );
}

/** What two decisions about the same person at the same holder release together. */
export function joinMasks(one: Mask | undefined, other: Mask): Mask {
  if (one === undefined || one === other) return other;
  return withKey([...one.asked, ...other.asked], [...one.released, ...other.released]);
}

function withKey(asked: readonly string[], coordinates: readonly string[]): Mask {
  const released = new Set(coordinates);
  return { key: [...released].sort().join(' '), asked: new Set(asked), released };
}
