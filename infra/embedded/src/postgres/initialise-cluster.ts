import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './binaries.js';
import type { UnprivilegedUser } from './unprivileged-user.js';

/** The role that owns everything in the embedded cluster. */
export const CLUSTER_OWNER = 'pontio';

/** Where one embedded PostgreSQL keeps its things. */
export interface ClusterPaths {
  readonly cluster: string;
  readonly passwordFile: string;
  readonly logFile: string;
}

/** Lays out the folder of one embedded PostgreSQL. */
export function clusterPaths(dataDir: string): ClusterPaths {
  return {
    cluster: join(dataDir, 'cluster'),
    passwordFile: join(dataDir, 'password'),
    logFile: join(dataDir, 'server.log'),
  };
}

/** Makes a new cluster, with a password of its own, unless one is there. A half-made one is made again. */
export async function initialiseCluster(
  paths: ClusterPaths,
  { initdb }: PostgresBinaries,
  user: UnprivilegedUser,
): Promise<void> {
  if (existsSync(paths.cluster)) return;
  const unfinished = `${paths.cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(paths.passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (user.ids) {
    chownSync(unfinished, user.ids.uid, user.ids.gid);
    chownSync(paths.passwordFile, user.ids.uid, user.ids.gid);
  }
  const [file, ...args] = [...user.prefix, initdb, ...initdbArguments(unfinished, paths.passwordFile)];
  await promisify(execFile)(file ?? initdb, args, { cwd: '/', env: { LC_ALL: 'C' }, ...user.identity });
  renameSync(unfinished, paths.cluster);
}

/** The password that was made with the cluster. */
export function clusterPassword({ passwordFile }: ClusterPaths): string {
  return readFileSync(passwordFile, 'utf8').trim();
}

function initdbArguments(cluster: string, passwordFile: string): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${CLUSTER_OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
}
