import type { Figure } from '../../figures.js';
import { hiveRust, mercurius, nestApollo, plainApollo } from '../contenders/others.js';
import { bareExecutor, everythingOn } from '../contenders/ours.js';
import { type Bar, costFigures, ratioFigures } from '../cost-figures.js';
import type { Effort } from '../rounds.js';
import { light } from '../workload/questions.js';
import { costsOf } from './with-contenders.js';

const bars: readonly Bar[] = [
  { of: bareExecutor.name, against: plainApollo.name, atLeast: 5 },
  { of: bareExecutor.name, against: mercurius.name, atLeast: 1.5 },
  { of: everythingOn.name, against: plainApollo.name, atLeast: 3 },
  { of: everythingOn.name, against: mercurius.name, atLeast: 1.2 },
];

/** As little as a client can ask. */
export async function measureLight(effort: Effort): Promise<readonly Figure[]> {
  const all = [plainApollo, nestApollo, hiveRust, mercurius, bareExecutor, everythingOn];
  const costs = await costsOf(all, light, effort);
  return [...costFigures(light.name, costs), ...ratioFigures(light.name, costs, bars)];
}
