import { type BenchGround, startGround } from '../bench-ground.js';
import { type Contender, type RunningContender, startContender } from '../contenders/contender.js';
import type { Ask } from '../load/protocol.js';
import { type Cost, type Effort, measureRuns } from '../rounds.js';
import { goldenAnswer } from '../workload/golden.js';
import type { Question } from '../workload/questions.js';

/** Tokens for requests that each have their own: more than any gateway answers in a round. */
const MANY_TOKENS = 3000;

/** Whether one token serves every request, or each has its own. */
export type Authorizations = 'ONE' | 'OWN';

/** What is particular to a part. */
export interface Asking {
  readonly authorizations?: Authorizations;
  /** Looks at what was measured while the ground still stands. */
  readonly check?: (costs: ReadonlyMap<string, Cost>, ground: BenchGround) => Promise<void>;
}

/** Starts gateways, asks all the same in alternating rounds, and stops them. */
export async function costsOf(
  contenders: readonly Contender[],
  question: Question,
  effort: Effort,
  { authorizations = 'ONE', check }: Asking = {},
): Promise<ReadonlyMap<string, Cost>> {
  return onGround(contenders, async (running, ground) => {
    const bearers = await bearersFrom(ground, authorizations);
    const runs = running.map(({ contender, gateway }) => ({
      ...{ name: contender.name, gateway },
      ask: { ...askOf(contender, question), authorizations: bearers },
    }));
    const costs = await measureRuns(runs, ground, effort);
    await check?.(costs, ground);
    return costs;
  });
}

/** Authorization headers of the asker. */
export async function bearersFrom(ground: BenchGround, authorizations: Authorizations): Promise<string[]> {
  const tokens = await ground.keys.tokens(authorizations === 'ONE' ? 1 : MANY_TOKENS);
  return tokens.map((token) => `Bearer ${token}`);
}

function askOf({ asking }: Contender, question: Question): Ask {
  return asking?.(question) ?? { query: question.query, golden: goldenAnswer(question) };
}

/** A contender and its process. */
export interface Started {
  readonly contender: Contender;
  readonly gateway: RunningContender;
}

/** Runs some work over started gateways; whatever happens, no process is left. */
export async function onGround<T>(
  contenders: readonly Contender[],
  work: (running: readonly Started[], ground: BenchGround) => Promise<T>,
): Promise<T> {
  const ground = await startGround();
  const running: Started[] = [];
  try {
    for (const contender of contenders) {
      running.push({ contender, gateway: await startContender(contender, ground) });
    }
    return await work(running, ground);
  } finally {
    await Promise.all(running.map(({ gateway }) => gateway.stop()));
    await ground.close();
  }
}
