import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const counting = ['stat', '-x', ',', '-e', 'instructions:u'];

/** Whether this machine counts instructions: many virtual ones do not. */
export const countsInstructions = ((): boolean => {
  const tried = spawnSync('perf', [...counting, 'true'], { encoding: 'utf8' });
  return tried.status === 0 && numberIn(tried.stderr) !== undefined;
})();

/** Counts the instructions that a process executes in user mode until the count is asked for. */
export function countInstructions(pid: number): () => Promise<number | undefined> {
  if (!countsInstructions) return () => Promise.resolve(undefined);
  const perf = spawn('perf', [...counting, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  perf.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return async () => {
    const ended = once(perf, 'exit');
    perf.kill('SIGINT');
    await ended;
    return numberIn(said);
  };
}

function numberIn(text: string): number | undefined {
  const number = Number(text.trim().split(',')[0]);
  return Number.isFinite(number) && number > 0 ? number : undefined;
}
