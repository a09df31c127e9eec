import type { Figure } from '../../figures.js';
import * as others from '../contenders/others.js';
import * as ours from '../contenders/ours.js';
import { type Bar, costFigures, memoryFigure, ratioFigures } from '../cost-figures.js';
import type { Effort } from '../rounds.js';
import { heavy } from '../workload/questions.js';
import { costsOf } from './with-contenders.js';

const { plainApollo, nestApollo, mercurius, hiveJs, hiveRust } = others;
const { bareExecutor, bareExecutorHive, everythingOn } = ours;

const bars: readonly Bar[] = [
  { of: bareExecutor.name, against: plainApollo.name, atLeast: 14 },
  { of: everythingOn.name, against: plainApollo.name, atLeast: 10 },
  { of: bareExecutor.name, against: hiveRust.name, atLeast: 3.5 },
  { of: everythingOn.name, against: hiveRust.name, atLeast: 2.5 },
  ...[nestApollo, mercurius, hiveJs].map(({ name }) => ({ of: everythingOn.name, against: name })),
];

/** The large question, asked of every gateway. */
export async function measureHeavy(effort: Effort): Promise<readonly Figure[]> {
  const all = [
    plainApollo,
    nestApollo,
    mercurius,
    hiveJs,
    hiveRust,
    bareExecutor,
    bareExecutorHive,
    everythingOn,
  ];
  const costs = await costsOf(all, heavy, effort);
  return [
    ...costFigures(heavy.name, costs),
    ...ratioFigures(heavy.name, costs, bars),
    memoryFigure(heavy.name, costs, bareExecutor.name),
    memoryFigure(heavy.name, costs, everythingOn.name),
  ];
}
