import { type Figure, below } from '../../figures.js';
import { everythingMixed, everythingOn } from '../contenders/ours.js';
import { costFigures, costIn } from '../cost-figures.js';
import type { Effort } from '../rounds.js';
import { heavy } from '../workload/questions.js';
import { costsOf } from './with-contenders.js';

/** Of two users in three not everything is shared: what partial release costs beside full release. */
export async function measureMixedDecisions(effort: Effort): Promise<readonly Figure[]> {
  const costs = await costsOf([everythingOn, everythingMixed], heavy, effort);
  const [full, mixed] = [costIn(costs, everythingOn.name), costIn(costs, everythingMixed.name)];
  return [
    ...costFigures('mixed decisions', costs),
    below(
      1.2,
      'mixed decisions: partial release against full release',
      mixed.cpuMs / full.cpuMs,
      'x CPU time',
    ),
  ];
}
