import type { AuditCell, AuditOutcome } from '@pontio/audit-contract';
import type { DecisionCell } from '@pontio/decision';
import { LRUCache } from 'lru-cache';
import { changeOf } from '../obligations/changes.js';
import { packCells } from './pack-cells.js';
import type { OwnerGroup, Shape } from './owner-groups.js';

/** What became of a value; undefined where an event says nothing of it. */
export type Status = AuditCell['status'] | undefined;

/** What a decision says of a value, whoever it is about. */
export type Verdict = Pick<DecisionCell, 'result' | 'reason' | 'requestable'>;

/** Values of one fate of which the caller is told the same. */
export interface AlikeValues {
  readonly verdict: Verdict;
  readonly values: Shape['values'];
}

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
  /** Whether something that was released could not be had. */
  readonly isMissing: boolean;
  /** What the caller is told is withheld. */
  readonly withheld: readonly AlikeValues[];
  /** What the caller gets, or does not get, only changed. */
  readonly changed: readonly AlikeValues[];
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
    const { result, reason, ref = '', requestable } = cells[index] as DecisionCell;
    key += `${statuses[index] ?? ''} ${result} ${reason} ${ref} ${requestable ? '1' : '0'},`;
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
    return value === undefined || status === undefined ? [] : [{ value, status, cell }];
  });
  const found = told.map(({ status }) => status);
  return {
    id: made,
    statuses,
    lines: packCells(
      told.map(({ value: { coordinate, label }, ...of }) => ({
        ...{ category: label.category, coordinate },
        ...of,
      })),
    ),
    outcome: outcomeOf(found),
    isAnswered: found.some(isAnswer),
    isMissing: found.includes('UNAVAILABLE'),
    withheld: alike(told.filter(({ status, cell }) => status === 'WITHHELD' && !changeOf(cell))),
    changed: alike(told.filter(({ status, cell }) => changeOf(cell)?.passes === isGiven(status))),
  };
}

function alike(
  told: readonly { readonly value: Shape['values'][number]; readonly cell: Verdict }[],
): readonly AlikeValues[] {
  const verdicts = Map.groupBy(told, ({ cell }) => `${cell.reason} ${String(cell.requestable)}`);
  return [...verdicts.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { result, reason, requestable } = first.cell;
    return [{ verdict: { result, reason, requestable }, values: same.map(({ value }) => value) }];
  });
}

/** Whether something was given. */
export const isGiven = (status: Status): boolean => status === 'RETURNED' || status === 'TRANSFORMED';

/** Something asked for is not given yet; nothing held is an answer too. */
const ANSWERS = new Set<Status>(['RETURNED', 'TRANSFORMED', 'NONE_HELD', 'ASKED']);
const isAnswer = (status: Status): boolean => ANSWERS.has(status);

function outcomeOf(statuses: readonly Status[]): AuditOutcome {
  if (statuses.every(isAnswer)) return 'permit';
  if (statuses.some(isAnswer)) return 'partial';
  return statuses.includes('UNAVAILABLE') ? 'error' : 'deny';
}
