import type { Figure } from '../../figures.js';
import { hiveRust, plainApollo } from '../contenders/others.js';
import { everythingOn } from '../contenders/ours.js';
import { costFigures, ratioFigures } from '../cost-figures.js';
import type { Effort } from '../rounds.js';
import { heavy } from '../workload/questions.js';
import { costsOf } from './with-contenders.js';

/** The large question, every request with a token of its own: ours checks each, the others look at none. */
export async function measureOwnAuthorization(effort: Effort): Promise<readonly Figure[]> {
  const all = [plainApollo, hiveRust, everythingOn];
  const costs = await costsOf(all, heavy, effort, { authorizations: 'OWN' });
  const shape = 'heavy, a token for each request';
  const bars = [plainApollo, hiveRust].map(({ name }) => ({ of: everythingOn.name, against: name }));
  return [...costFigures(shape, costs), ...ratioFigures(shape, costs, bars)];
}
