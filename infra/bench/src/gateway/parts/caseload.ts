import { type Figure, below, beside } from '../../figures.js';
import { bareCaseload, caseloadFull, caseloadMixed } from '../contenders/ours.js';
import { costFigures, costIn, memoryFigure } from '../cost-figures.js';
import type { Cost, Effort } from '../rounds.js';
import { CASELOAD, caseloadAnswer, caseloadQuestion } from '../workload/caseload.js';
import { bearersFrom, onGround } from './with-contenders.js';
import { measureRuns } from '../rounds.js';

const SIZES = [1, 10, CASELOAD] as const;
/** Fifty people about whom six agencies are asked are an answer of 400 KB: fewer of them are in flight. */
const CONNECTIONS = 10;

/** People over six agencies: what each costs where they are few and where they are many. */
export async function measureCaseload(effort: Effort): Promise<readonly Figure[]> {
  return onGround([bareCaseload, caseloadFull, caseloadMixed], async (running, ground) => {
    const authorizations = await bearersFrom(ground, 'ONE');
    const costs = new Map<number, ReadonlyMap<string, Cost>>();
    for (const size of SIZES) {
      const runs = running.map(({ contender, gateway }) => ({
        ...{ name: contender.name, gateway },
        ask: {
          query: caseloadQuestion(size).query,
          golden: caseloadAnswer(size, contender === caseloadMixed ? 'mixed' : 'full'),
          authorizations,
        },
      }));
      const connections = Math.min(effort.connections, CONNECTIONS);
      costs.set(size, await measureRuns(runs, ground, { ...effort, connections }));
    }
    return [...costs]
      .flatMap(([size, of]) => costFigures(`caseload of ${String(size)}`, of))
      .concat(sums(costs));
  });
}

function sums(costs: ReadonlyMap<number, ReadonlyMap<string, Cost>>): Figure[] {
  const cost = (size: number, name: string): number => costIn(costs.get(size) ?? new Map(), name).cpuMs;
  const [bare, full, mixed] = [bareCaseload.name, caseloadFull.name, caseloadMixed.name];
  const perPerson = (size: number): number => cost(size, mixed) / size;
  return [
    below(
      1.2,
      'caseload: a person among 50 against a person among 10',
      perPerson(CASELOAD) / perPerson(10),
      'x CPU time',
    ),
    beside(
      'caseload: a person among 50 against a person alone',
      perPerson(CASELOAD) / perPerson(1),
      'x CPU time',
    ),
    below(
      1.2,
      'caseload: partial release against full release',
      cost(CASELOAD, mixed) / cost(CASELOAD, full),
      'x CPU time',
    ),
    beside(
      'caseload: everything on against bare executor',
      cost(CASELOAD, mixed) / cost(CASELOAD, bare),
      'x CPU time',
    ),
    memoryFigure('caseload of 50', costs.get(CASELOAD) ?? new Map(), mixed),
  ];
}
