import { medianOf } from '../measure.js';
import type { BenchGround } from './bench-ground.js';
import type { RunningContender } from './contenders/contender.js';
import type { Ask, BurstResult } from './load/protocol.js';
import { countInstructions } from './processes/instructions.js';
import { cpuMsOf, memoryMbOf } from './processes/usage.js';

/** How much is measured. */
export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** The warm-up goes on until so many requests have been answered. */
  readonly warmUpRequests: number;
  readonly connections: number;
}

export const fullEffort: Effort = {
  rounds: 5,
  seconds: 3,
  warmUpSeconds: 5,
  warmUpRequests: 2000,
  connections: 50,
};
export const quickEffort: Effort = {
  rounds: 1,
  seconds: 1,
  warmUpSeconds: 1,
  warmUpRequests: 1000,
  connections: 10,
};

/** Bursts of one warm-up at most. */
const MOST_BURSTS = 6;

/** One gateway, asked one thing in one way. */
export interface Run {
  readonly name: string;
  readonly gateway: RunningContender;
  readonly ask: Ask;
}

/** What one run cost: medians over the rounds. */
export interface Cost {
  readonly name: string;
  readonly cpuMs: number;
  /** Millions of instructions a request, where the machine counts them. */
  readonly instructions: number | undefined;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly memoryMb: number;
  readonly requests: number;
  /** Requests answered in all, those of the warm-up too. */
  readonly answered: number;
  readonly bytes: number;
}

type Round = Omit<Cost, 'name' | 'requests' | 'answered'> & { readonly count: number };

/**
 * Measures gateways in alternating rounds after each has been warmed up, so that what else the machine does
 * falls on all alike.
 *
 * @throws an Error that names the gateway that answered wrongly
 */
export async function measureRuns(
  runs: readonly Run[],
  ground: BenchGround,
  effort: Effort,
): Promise<ReadonlyMap<string, Cost>> {
  const rounds = new Map<string, Round[]>(runs.map(({ name }) => [name, []]));
  const warm = new Map<string, number>();
  for (const run of runs) warm.set(run.name, await warmUp(run, ground, effort));
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const run of runs) rounds.get(run.name)?.push(await measured(run, ground, effort));
  }
  return new Map([...rounds].map(([name, all]) => [name, costOf(name, all, warm.get(name) ?? 0)]));
}

/**
 * Asks for so long and so often as it takes until a gateway's code has been compiled: one that answers slowly gets
 * the time for it, or it would be measured cold.
 */
async function warmUp(run: Run, ground: BenchGround, effort: Effort): Promise<number> {
  let answered = 0;
  for (let bursts = 0; bursts < MOST_BURSTS && answered < effort.warmUpRequests; bursts += 1) {
    answered += (await burst(run, ground, effort, effort.warmUpSeconds)).count;
  }
  return answered;
}

async function measured(run: Run, ground: BenchGround, effort: Effort): Promise<Round> {
  const { pid } = run.gateway;
  const instructionsUsed = countInstructions(pid);
  const before = cpuMsOf(pid);
  const { count, seconds, p50Ms, p99Ms, bytes } = await burst(run, ground, effort, effort.seconds);
  const cpuMs = (cpuMsOf(pid) - before) / count;
  const instructions = await instructionsUsed();
  return {
    ...{ cpuMs, count, p50Ms, p99Ms, bytes },
    instructions: instructions === undefined ? undefined : instructions / count / 1e6,
    perSecond: count / seconds,
    memoryMb: memoryMbOf(pid),
  };
}

async function burst(run: Run, ground: BenchGround, effort: Effort, seconds: number): Promise<BurstResult> {
  const result = await ground.send({
    ...{ headers: {}, authorizations: [], ...run.ask },
    port: run.gateway.port,
    connections: effort.connections,
    seconds,
  });
  if (result.fault !== undefined) throw new Error(`${run.name}: ${result.fault}`);
  return result;
}

function costOf(name: string, rounds: readonly Round[], warm: number): Cost {
  const median = (of: (round: Round) => number): number => medianOf(rounds.map(of));
  const instructions = rounds.flatMap((round) => round.instructions ?? []);
  const requests = rounds.reduce((sum, { count }) => sum + count, 0);
  return {
    name,
    cpuMs: median(({ cpuMs }) => cpuMs),
    instructions: instructions.length === 0 ? undefined : medianOf(instructions),
    perSecond: median(({ perSecond }) => perSecond),
    p50Ms: median(({ p50Ms }) => p50Ms),
    p99Ms: median(({ p99Ms }) => p99Ms),
    memoryMb: Math.max(...rounds.map(({ memoryMb }) => memoryMb)),
    requests,
    answered: warm + requests,
    bytes: median(({ bytes }) => bytes),
  };
}
