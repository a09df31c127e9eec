import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { EmbeddedServerError } from './embedded-server-error.js';
import { waitUntil } from './wait-until.js';

/** Long enough for a server to finish stopping after the process that started it crashed. */
const STOPPING_MS = 6_000;

/**
 * Makes sure no live server uses a folder, and waits a little for one that is just stopping. A number in
 * `pidFile` that now belongs to another program, as is usual after a container restarts, does not count.
 *
 * @param what - the server, as a reader names it
 * @param folder - an absolute path that the server's command line names
 * @param pidFile - its first line is the number of the process
 * @throws {@link EmbeddedServerError} when one still does
 */
export async function requireUnserved(what: string, folder: string, pidFile: string): Promise<void> {
  const isFree = await waitUntil(
    () => (servingProcess(folder, pidFile) === undefined ? Promise.resolve() : Promise.reject(new Error())),
    () => true,
    STOPPING_MS,
  );
  if (isFree) return;
  const pid = servingProcess(folder, pidFile) ?? 'unknown';
  throw new EmbeddedServerError(
    `${what} cannot start: process ${pid} already uses ${folder}; stop the other Pontio first (or: kill ${pid}).`,
  );
}

function servingProcess(folder: string, pidFile: string): number | undefined {
  const pid = readPid(pidFile);
  return pid !== undefined && commandOf(pid).includes(folder) ? pid : undefined;
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : pid;
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
