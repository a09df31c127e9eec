import type { AuditCell, AuditOutcome } from '@pontio/audit-contract';
import type { DecisionCell } from '@pontio/decision';
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

/** A value's verdict and status on the way to the fate of all values of a shape. */
interface Step extends Verdict {
  readonly status: Status;
  readonly ref: string | undefined;
  readonly next: Crossing;
}

/** Where the ways part of those of whom the same was decided and held so far. */
interface Crossing {
  readonly steps: Step[];
  fate?: Fate;
}

/** The fates of a shape that are known. */
interface Fates {
  readonly start: Crossing;
  count: number;
}

const FATES_MAX = 500;
const known = new WeakMap<Shape, Fates>();
let made = 0;

/** What became of a cell. */
export type StatusOf = (cell: DecisionCell, index: number) => Status;

/** The fate of a group. It is looked up without anything being made, because most people share one. */
export function fateOf({ shape, cells }: Pick<OwnerGroup, 'shape' | 'cells'>, statusOf: StatusOf): Fate {
  const fates = fatesOf(shape);
  let at = fates.start;
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] as DecisionCell;
    at = stepFrom(at, cell, statusOf(cell, index)).next;
  }
  if (at.fate !== undefined) return at.fate;
  fates.count += 1;
  at.fate = makeFate(shape, cells, cells.map(statusOf));
  return at.fate;
}

/** Made anew where there are too many: a shape has few fates, whatever is asked. */
function fatesOf(shape: Shape): Fates {
  const before = known.get(shape);
  if (before !== undefined && before.count < FATES_MAX) return before;
  const fates = { start: { steps: [] }, count: 0 };
  known.set(shape, fates);
  return fates;
}

function stepFrom({ steps }: Crossing, cell: DecisionCell, status: Status): Step {
  for (const step of steps) if (step.status === status && isSame(step, cell)) return step;
  const { result, reason, ref, requestable } = cell;
  const step = { result, reason, ref, requestable, status, next: { steps: [] } };
  steps.push(step);
  return step;
}

function isSame(step: Step, { result, reason, ref, requestable }: DecisionCell): boolean {
  return (
    step.result === result && step.reason === reason && step.ref === ref && step.requestable === requestable
  );
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
