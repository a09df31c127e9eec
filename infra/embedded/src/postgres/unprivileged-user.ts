import { execFileSync, spawnSync } from 'node:child_process';
import { EmbeddedServerError } from '../embedded-server-error.js';

/** How to start a program that refuses to run as root. */
export interface UnprivilegedUser {
  /** Absent when we are not root: programs simply run as us. */
  readonly ids?: { readonly uid: number; readonly gid: number };
  /** Put before the command. Empty unless the user needs help to pass through a private folder. */
  readonly prefix: readonly string[];
  /** Given to `spawn`; absent when `prefix` already changes the user. */
  readonly identity?: { readonly uid: number; readonly gid: number };
}

/**
 * PostgreSQL refuses to run as root, so as root it runs as `postgres` if that account exists, else as
 * `nobody`; no account is created. If the clone lies in a folder that only root may enter (`/root`, or one
 * that `mktemp -d` made), the server keeps the single capability to pass through it.
 *
 * @param mustReach - files that the user must be able to reach
 * @throws {@link EmbeddedServerError} when it cannot
 */
export function unprivilegedUser(mustReach: readonly string[]): UnprivilegedUser {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const ids = idsOf('postgres') ?? idsOf('nobody');
  if (!ids)
    throw new EmbeddedServerError(
      'PostgreSQL cannot start: it refuses to run as root; run npm start as another user.',
    );
  if (canReach([], ids, mustReach)) return { ids, prefix: [], identity: ids };

  const prefix = passThrough(ids);
  if (canReach(prefix, undefined, mustReach)) return { ids, prefix };
  throw new EmbeddedServerError(
    `PostgreSQL cannot start: it refuses to run as root, and no other user may enter ${String(mustReach[0])}; move the clone to a folder that others may enter, or set PONTIO_DATABASE_URL.`,
  );
}

function idsOf(account: string): { uid: number; gid: number } | undefined {
  try {
    const ask = (flag: string): number =>
      Number(execFileSync('id', [flag, account], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

function passThrough({ uid, gid }: { uid: number; gid: number }): string[] {
  const capability = '+dac_override';
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    // Without this bit access(2), with which initdb looks for its programs, would set the capability aside.
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${capability}`,
    `--ambient-caps=${capability}`,
    // The capability is in force only after one exec, and the program's own path needs it already.
    '/bin/sh',
    '-c',
    'exec "$@"',
    'as-user',
  ];
}

function canReach(
  prefix: readonly string[],
  identity: { uid: number; gid: number } | undefined,
  paths: readonly string[],
): boolean {
  const script = 'for path; do test -r "$path" && test -x "$path" || exit 1; done';
  const [file, ...args] = [...prefix, '/bin/sh', '-c', script, 'reach', ...paths];
  return spawnSync(file ?? '/bin/sh', args, { stdio: 'ignore', ...identity }).status === 0;
}
