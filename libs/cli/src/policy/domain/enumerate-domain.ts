import type { Policy } from '@pontio/decision';
import {
  type LegalGateway,
  type ReasonCode,
  RECORDED_CONDITIONS,
  type RecordedCondition,
  isOneOf,
} from '@pontio/vocabulary';
import { type Dimensions, EVERYTHING } from './circumstance.js';
import { type ComparedQuestions, type GatewayTask, compareGateway } from './compare-gateway.js';
import type { Engine, EngineMaker } from './engine.js';
import { type DayFacts, dayFacts } from './facts/day-facts.js';
import type { Outcome } from './outcome.js';
import { remembered } from './partition.js';
import { ERRANDS, KINDS, type Kind, NATIONS, PARTIES, SUBJECTS } from './question.js';
import { type Pair, type Side, isLawOn } from './side.js';
import type { Tally } from './tally.js';

/** How to enumerate. */
export interface EnumerationOptions {
  /** The UK day for which is decided. */
  readonly day: string;
  readonly engineOf: EngineMaker;
  /**
   * Compare gateways too whose rows and prohibitions are the same in both policies. Their answers cannot differ,
   * because an answer reads nothing else of a policy; it is done to measure, and to see what can be shared at all.
   */
  readonly everything?: boolean;
  /** Fewer circumstances than there are: for tests. */
  readonly dimensions?: Dimensions;
  /** Told of each gateway before it is compared. */
  readonly onGateway?: (code: string, done: number, of: number) => void;
}

/** What was compared, and what differs. */
export interface Enumeration {
  /** Real cells: nation, law, agencies, purpose, role, person, kind of information at a level. */
  readonly cells: number;
  /** Classes of cells that were really asked about. */
  readonly classes: number;
  /** Questions whose answer differs in some circumstance, with all they stand for. */
  readonly different: readonly DifferentQuestions[];
  /** Cells that are shared in some circumstance, before and after; of the gateways that were compared. */
  readonly shared: Pair<number>;
}

/** A class of questions whose answer differs in some circumstance. */
export interface DifferentQuestions extends ComparedQuestions {
  /** Real cells that it stands for. */
  readonly cells: number;
  /** Real circumstances of each cell. */
  readonly circumstances: number;
}

/**
 * Compares two policies over the whole closed domain: every question, in every circumstance. Values that neither
 * policy can tell apart are asked about once and counted as often as they stand for (ADR 0016).
 */
export function enumerateDomain(before: Policy, after: Policy, options: EnumerationOptions): Enumeration {
  const tasks = tasksOf([before, after], options);
  const different: DifferentQuestions[] = [];
  const shared: [number, number] = [0, 0];
  let classes = 0;
  for (const [index, task] of tasks.entries()) {
    options.onGateway?.(task.code, index, tasks.length);
    const circumstances = circumstancesOf(task);
    for (const questions of compareGateway(task)) {
      classes += 1;
      const cells = cellsOf(questions);
      count(questions, cells, shared);
      if (isDifferent(questions.tally)) different.push({ ...questions, cells, circumstances });
    }
  }
  return { cells: gatewaysOf([before, after]).length * CELLS_OF_GATEWAY, classes, different, shared };
}

/** Every gateway that has to be compared. */
function tasksOf(policies: Pair<Policy>, options: EnumerationOptions): readonly GatewayTask[] {
  const { day, engineOf, everything = false, dimensions = EVERYTHING } = options;
  const common = {
    day: dayFacts(day),
    everything,
    dimensions,
    scenes: remembered<ReadonlyMap<Kind, Tally>>(),
    answers: remembered<readonly Outcome[]>(),
    said: remembered<readonly Tally[]>(),
    reasons: remembered<ReasonCode>(),
  };
  const [before, after] = policies;
  const engines: Pair<Engine> = [engineOf(before), engineOf(after)];
  return gatewaysOf(policies).flatMap((code) => {
    const first = sideOf('BEFORE', before, engines[0], code, common.day);
    const second = sideOf('AFTER', after, engines[1], code, common.day);
    const same = isSame(first, second);
    return same && !everything ? [] : [taskOf(code, [first, same ? first : second], policies, common)];
  });
}

const gatewaysOf = (policies: Pair<Policy>): readonly string[] => [
  ...new Set(policies.flatMap(({ law }) => [...law.gateways.keys()])),
];

const CELLS_OF_GATEWAY = NATIONS.length * PARTIES.length * ERRANDS.length * SUBJECTS.length * KINDS.length;

function sideOf(which: Side['which'], policy: Policy, engine: Engine, code: string, { day }: DayFacts): Side {
  const row = policy.law.gateways.get(code);
  const prohibitions = [...policy.law.prohibitions.values()].filter((prohibition) =>
    isLawOn(prohibition, day),
  );
  return { which, engine, policy, prohibitions, ...(row !== undefined && { row }) };
}

/** Whether two sides say the same of a gateway, and forbid the same. */
function isSame(first: Side, second: Side): boolean {
  const said = ({ row, policy }: Side): string =>
    JSON.stringify([row ?? null, [...policy.law.prohibitions.values()]]);
  return said(first) === said(second);
}

function taskOf(
  code: string,
  sides: Pair<Side>,
  policies: Pair<Policy>,
  common: Pick<GatewayTask, 'day' | 'dimensions' | 'scenes' | 'answers' | 'said' | 'reasons' | 'everything'>,
): GatewayTask {
  const asks = conditionsOf(sides.flatMap(({ row }) => row ?? []));
  const conditions = exceptionConditionsOf(sides).filter((condition) => !asks.includes(condition));
  const named = fieldByField(policies);
  const { modes, flows, answers, judgementSets, guards } = common.dimensions;
  const behind =
    2 ** conditions.length * (1 + named.length) * guards.length * answers.length * judgementSets.length;
  const weightBehind = (broken: boolean): number =>
    behind * flows.length * NATIONS.length * modes.filter((mode) => mode.broken === broken).length;
  return { code, sides, asks, conditions, named, weightBehind, ...common };
}

const isRecorded = isOneOf<RecordedCondition>(RECORDED_CONDITIONS);

function conditionsOf(rows: readonly LegalGateway[]): readonly RecordedCondition[] {
  // An order of a court has to be recorded behind a gateway of its kind too.
  const asked = rows.flatMap(({ conditions, kind }) => [
    ...conditions,
    ...(kind === 'COURT' ? ['COURT_ORDER'] : []),
  ]);
  return [...new Set(asked)].filter(isRecorded).sort();
}

function exceptionConditionsOf(sides: Pair<Side>): readonly RecordedCondition[] {
  const conditions = sides.flatMap(({ prohibitions }) =>
    prohibitions.flatMap(({ exceptions }) => exceptions.flatMap(({ condition }) => condition ?? [])),
  );
  return [...new Set(conditions)].sort();
}

/** Prohibitions that labels name field by field. One that only one policy has cannot be named in both. */
function fieldByField([before, after]: Pair<Policy>): readonly string[] {
  return [...before.law.prohibitions.values()]
    .filter(
      ({ code, categories }) =>
        categories.length === 0 && after.law.prohibitions.get(code)?.categories.length === 0,
    )
    .map(({ code }) => code);
}

const circumstancesOf = ({ asks, weightBehind }: GatewayTask): number =>
  2 ** asks.length * 4 * (weightBehind(false) + weightBehind(true));

const cellsOf = ({ parties, errands, subjects, kinds }: ComparedQuestions): number =>
  parties.values.length * errands.values.length * subjects.values.length * kinds.values.length;

const isDifferent = (tally: Tally): boolean => tally.all().some(({ before, after }) => before !== after);

function count({ tally }: ComparedQuestions, cells: number, shared: [number, number]): void {
  const changes = tally.all();
  if (changes.some(({ before }) => before.shared !== 'NOT')) shared[0] += cells;
  if (changes.some(({ after }) => after.shared !== 'NOT')) shared[1] += cells;
}
