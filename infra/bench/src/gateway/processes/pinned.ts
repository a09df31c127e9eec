import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Which core a process may run on: what is measured has one for itself. */
export type Place = 'MEASURED' | 'BESIDE';

const cores: Readonly<Record<Place, string>> = { BESIDE: '0', MEASURED: '1' };
const canPin = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

/** How a process is started. */
export interface Launch {
  readonly place: Place;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What every gateway's Node is started with: the same for all. */
export const gatewayFlags: readonly string[] = [
  '--max-semi-space-size=64',
  ...(process.env['PONTIO_BENCH_FLAGS']?.split(' ') ?? []),
];

/** Starts Node on its core; `taskset` becomes Node, so the process id is Node's own. */
export function startPinned({ place, args, cwd, env }: Launch): ChildProcess {
  const command = [process.execPath, ...args];
  const [file = '', ...rest] = canPin ? ['taskset', '-c', cores[place], ...command] : command;
  const child = spawn(file, rest, {
    stdio: ['ignore', 'ignore', process.env['PONTIO_BENCH_LOUD'] === undefined ? 'ignore' : 'inherit', 'ipc'],
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true', ...env },
  });
  return child;
}

/** The next message of a process, or an Error when it ends without one. */
export async function messageFrom<T>(child: ChildProcess, what: string): Promise<T> {
  const ended = new AbortController();
  const end = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`${what} ended with code ${String(code)}: PONTIO_BENCH_LOUD=1 shows what it says.`);
  });
  try {
    const message = once(child, 'message', { signal: ended.signal }) as Promise<[T]>;
    return (await Promise.race([message, end]))[0];
  } finally {
    ended.abort();
    end.catch(() => undefined);
  }
}

/** Ends a process and waits until it has; one that is profiled is given the time to say so. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(process.env['PONTIO_BENCH_FLAGS'] === undefined ? 'SIGKILL' : 'SIGTERM');
  await ended;
}
