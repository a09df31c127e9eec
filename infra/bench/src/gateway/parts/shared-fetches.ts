import type { Figure } from '../../figures.js';
import type { BenchGround } from '../bench-ground.js';
import { hiveRust, hiveRustDeduplicated } from '../contenders/others.js';
import { everythingOn, everythingShared } from '../contenders/ours.js';
import { type Bar, type Costs, costFigures, costIn, ratioFigures } from '../cost-figures.js';
import type { Effort } from '../rounds.js';
import { heavy } from '../workload/questions.js';
import { costsOf } from './with-contenders.js';

const bars: readonly Bar[] = [
  { of: everythingShared.name, against: hiveRustDeduplicated.name, atLeast: 2 },
  { of: everythingShared.name, against: everythingOn.name },
  { of: everythingShared.name, against: hiveRust.name },
];

/** How long the journal may take to tell the ledger of the last requests. */
const PATIENCE_MS = 60_000;

/** The same question by the same practitioner at the same time: what is fetched is shared, the account is not. */
export async function measureSharedFetches(effort: Effort): Promise<readonly Figure[]> {
  const shape = 'heavy, asked at the same time';
  const all = [hiveRust, hiveRustDeduplicated, everythingOn, everythingShared];
  const costs = await costsOf(all, heavy, effort, { check: oneAccountEach });
  return [...costFigures(shape, costs), ...ratioFigures(shape, costs, bars)];
}

/** @throws an Error unless the journal told of every single answer of ours, shared or not */
async function oneAccountEach(costs: Costs, ground: BenchGround): Promise<void> {
  const answered = [everythingOn, everythingShared].reduce(
    (sum, { name }) => sum + costIn(costs, name).answered,
    0,
  );
  const until = Date.now() + PATIENCE_MS;
  let { disclosed } = await ground.served();
  while (disclosed < answered && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    ({ disclosed } = await ground.served());
  }
  if (disclosed !== answered) {
    throw new Error(`${String(answered)} answers left, and the journal tells of ${String(disclosed)}.`);
  }
}
