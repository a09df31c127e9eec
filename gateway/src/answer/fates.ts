import type { AuditCell, AuditOutcome } from '@pontio/audit-contract';
import type { DecisionCell } from '@pontio/decision';
import { LRUCache } from 'lru-cache';
import { packCells } from './pack-cells.js';
import type { OwnerGroup, Shape } from './owner-groups.js';

/** What became of a value; undefined where an event says nothing of it. */
export type Status = AuditCell['status'] | undefined;

/** What became of the values of a shape: one object for everybody of whom the same was decided and held. */
export interface Fate {
  /** Of no other fate, for as long as the process lives. */
  readonly id: number;
  readonly statuses: readonly Status[];
  /** As an event lists it. */
  readonly lines: readonly AuditCell[];
  readonly outcome: AuditOutcome;
  /** Whether something was given, or nothing is held. */
  readonly isAnswered: boolean;
}

const FATES_MAX = 500;
const known = new WeakMap<Shape, LRUCache<string, Fate>>();
let made = 0;

/** The fate of a group. */
export function fateOf(
  { shape, cells }: Pick<OwnerGroup, 'shape' | 'cells'>,
  statuses: readonly Status[],
): Fate {
  const fates = known.get(shape) ?? new LRUCache<string, Fate>({ max: FATES_MAX });
  known.set(shape, fates);
  let key = '';
  for (let index = 0; index < cells.length; index += 1) {
    const { reason, ref = '' } = cells[index] as DecisionCell;
    key += `${statuses[index] ?? ''} ${reason} ${ref},`;
  }
  const before = fates.get(key);
  if (before !== undefined) return before;
  const fate = makeFate(shape, cells, statuses);
  fates.set(key, fate);
  return fate;
}

function makeFate({ values }: Shape, cells: readonly DecisionCell[], statuses: readonly Status[]): Fate {
  made += 1;
  const told = cells.flatMap((cell, index) => {
    const [value, status] = [values[index], statuses[index]];
    if (value === undefined || status === undefined) return [];
    return [{ category: value.label.category, coordinate: value.coordinate, status, cell }];
  });
  const found = told.map(({ status }) => status);
  return {
    id: made,
    statuses,
    lines: packCells(told),
    outcome: outcomeOf(found),
    isAnswered: found.some(isAnswer),
  };
}

/** Something asked for is not given yet; nothing held is an answer too. */
const ANSWERS = new Set<Status>(['RETURNED', 'TRANSFORMED', 'NONE_HELD', 'ASKED']);
const isAnswer = (status: Status): boolean => ANSWERS.has(status);

function outcomeOf(statuses: readonly Status[]): AuditOutcome {
  if (statuses.every(isAnswer)) return 'permit';
  if (statuses.some(isAnswer)) return 'partial';
  return statuses.includes('UNAVAILABLE') ? 'error' : 'deny';
}
