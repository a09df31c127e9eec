import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A server that cannot start or stop. Its message is one sentence that says what to do. */
export class EmbeddedServerError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EmbeddedServerError';
  }
}

const TAIL_BYTES = 16_384;

/** The last lines of a server's log, for telling why it ended. */
export function logTail(file: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  } catch {
    return '';
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * Turns a machine's refusal (an error of the file system, or the words of a server's log) into one sentence.
 *
 * @param what - the server, as a reader names it
 * @param dataDir - where it keeps its data
 * @param evidence - a Node error or the tail of a log
 */
export function asEmbeddedServerError(what: string, dataDir: string, evidence: unknown): EmbeddedServerError {
  if (evidence instanceof EmbeddedServerError) return evidence;
  const text = evidence instanceof Error ? `${codeOf(evidence)} ${evidence.message}` : String(evidence);
  const cause = evidence instanceof Error ? evidence : undefined;
  for (const [pattern, advice] of KNOWN_CAUSES) {
    if (pattern.test(text)) return new EmbeddedServerError(`${what} cannot start: ${advice(dataDir)}`, cause);
  }
  const lastLine = text.trim().split('\n').at(-1) ?? 'no reason given';
  return new EmbeddedServerError(`${what} cannot start: ${lastLine} (see the log in ${dataDir}).`, cause);
}

const KNOWN_CAUSES: readonly (readonly [RegExp, (dataDir: string) => string])[] = [
  [/ENOSPC|No space left on device/i, (dir) => `the disk is full; free some space where ${dir} is.`],
  [/EROFS|Read-only file system/i, (dir) => `${dir} is on a read-only disk; choose another folder.`],
  [
    /EACCES|EPERM|Permission denied|AccessDenied/i,
    (dir) => `this user may not write in ${dir}; give it the right, or remove the folder.`,
  ],
  [
    /EADDRINUSE|Address already in use|BindException/i,
    () => 'its port is in use; stop what listens there, or choose another port.',
  ],
  [
    /\.lock file|Failed to acquire lock|lock file "postmaster\.pid" already exists/i,
    (dir) => `another process already uses ${dir}; stop it first.`,
  ],
  [
    /incompatible with server|No such version|UnsupportedVersion/i,
    (dir) => `the data in ${dir} was written by another version; remove the folder to begin afresh.`,
  ],
];

function codeOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
