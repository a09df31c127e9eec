import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

/** What to run, and as whom. */
export interface SupervisedCommand {
  readonly command: readonly [string, ...string[]];
  /** Signal that asks the program to stop in an orderly way. */
  readonly stopSignal: 'INT' | 'TERM';
  /** Receives both output streams; begun afresh at every start. */
  readonly logFile: string;
  readonly identity?: { readonly uid: number; readonly gid: number };
  readonly env?: NodeJS.ProcessEnv;
}

/** A program that ends when it is told to, and when this process ends, however that happens. */
export interface Supervised {
  readonly pid: number;
  /** Whether the program still runs. */
  isRunning(): boolean;
  /** Resolves when the program has ended. */
  readonly ended: Promise<void>;
  /** Asks it to stop, waits, and kills it after {@link STOP_DEADLINE_MS}. Safe to call twice. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Stops it in its tracks, as a machine that hangs would: it keeps its connections and answers nothing. */
  hang(): void;
  /** Lets it go on. */
  resume(): void;
}

const STOP_DEADLINE_MS = 20_000;

/**
 * Node cannot ask the kernel to end a child with its parent, so a shell stands between them: it holds the
 * reading end of a pipe whose writing end is ours. When we close it, or die in any way, the read returns
 * and the program is told to stop.
 */
const GUARD = `
signal=$1; shift
exec 3<&0
"$@" 3<&- </dev/null & program=$!
( read -r _ <&3; kill -s "$signal" "$program" ) 2>/dev/null & watcher=$!
wait "$program"; status=$?
kill "$watcher" 2>/dev/null
exit $status`;

/** Starts a program under the guard. It leads its own process group, so Ctrl-C reaches it only through us. */
export function supervise(what: SupervisedCommand): Supervised {
  const log = openSync(what.logFile, 'w');
  const [file, ...args] = ['/bin/sh', '-c', GUARD, 'guard', what.stopSignal, ...what.command] as const;
  const guard = spawn(file, args, {
    cwd: '/',
    detached: true,
    stdio: ['pipe', log, log],
    ...what.identity,
    ...(what.env && { env: what.env }),
  });
  closeSync(log);
  return new GuardedProgram(guard);
}

class GuardedProgram implements Supervised {
  readonly pid: number;
  readonly ended: Promise<void>;
  private readonly guard: ChildProcess;
  private running = true;

  constructor(guard: ChildProcess) {
    this.guard = guard;
    this.pid = guard.pid ?? -1;
    guard.stdin?.on('error', () => undefined);
    const finished = once(guard, 'exit').catch(() => undefined);
    this.ended = finished.then(() => {
      this.running = false;
    });
  }

  isRunning(): boolean {
    return this.running;
  }

  async stop(): Promise<void> {
    this.guard.stdin?.end();
    const deadline = setTimeout(() => {
      this.signalGroup();
    }, STOP_DEADLINE_MS);
    await this.ended;
    clearTimeout(deadline);
  }

  async kill(): Promise<void> {
    this.signalGroup();
    await this.ended;
  }

  hang(): void {
    this.signalGroup('SIGSTOP');
  }

  resume(): void {
    this.signalGroup('SIGCONT');
  }

  private signalGroup(signal: NodeJS.Signals = 'SIGKILL'): void {
    if (!this.running || this.pid < 0) return;
    try {
      process.kill(-this.pid, signal);
    } catch {
      // The group ended between the check and the signal.
    }
  }
}
