import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedServerError, asEmbeddedServerError, logTail } from '../embedded-server-error.js';
import { LOOPBACK, choosePort } from '../ports.js';
import type { ProgressLog } from '../progress-log.js';
import { requireUnserved } from '../served-folder.js';
import { type Supervised, supervise } from '../supervise.js';
import { waitUntil } from '../wait-until.js';
import { postgresBinaries } from './binaries.js';
import {
  CLUSTER_OWNER,
  type ClusterPaths,
  clusterPassword,
  clusterPaths,
  initialiseCluster,
} from './initialise-cluster.js';
import { type UnprivilegedUser, unprivilegedUser } from './unprivileged-user.js';

const DATABASE = 'pontio';
const START_DEADLINE_MS = 60_000;

/** What an embedded PostgreSQL needs. */
export interface PostgresOptions {
  /** Folder of its own; made if missing, kept between starts. */
  readonly dataDir: string;
  /** Loopback port. Left out: a free one is picked. */
  readonly port?: number;
  readonly logger?: ProgressLog;
  /** Server settings beyond the defaults, for example `{ fsync: 'off' }` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A running PostgreSQL that only this machine can reach. */
export interface EmbeddedPostgres {
  /** `postgres://…/pontio`, password included: keep it out of logs. */
  readonly url: string;
  readonly port: number;
  /** Ends it in an orderly way; data is kept. */
  stop(): Promise<void>;
  /** Ends it as a crash would, for tests; data is kept and recovered at the next start. */
  kill(): Promise<void>;
}

/**
 * Starts PostgreSQL 18 from its npm package, making its cluster and the database `pontio` the first time.
 * It ends when this process ends, however that happens.
 *
 * @throws {@link EmbeddedServerError} one sentence that says what to do: port in use, no right to write,
 * disk full, folder already served
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  try {
    return await start({ ...options, dataDir });
  } catch (error) {
    throw asEmbeddedServerError('PostgreSQL', dataDir, error);
  }
}

async function start(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const paths = clusterPaths(options.dataDir);
  mkdirSync(options.dataDir, { recursive: true });
  const binaries = await postgresBinaries();
  const user = unprivilegedUser([binaries.postgres, options.dataDir]);
  const lock = join(paths.cluster, 'postmaster.pid');
  await requireUnserved('PostgreSQL', paths.cluster, lock);
  // PostgreSQL would take a number that another program has by now for a live server.
  rmSync(lock, { force: true });
  const port = await choosePort('PostgreSQL', options.port);
  options.logger?.info('PostgreSQL: starting');
  await initialiseCluster(paths, binaries, user);

  const urlOf = (database: string): string =>
    `postgres://${CLUSTER_OWNER}:${clusterPassword(paths)}@${LOOPBACK}:${port}/${database}`;
  const command = [...user.prefix, binaries.postgres, ...serverArguments(paths, port, options)];
  const server = await superviseUntilReady(command, paths, user, () => ensureDatabase(urlOf('postgres')));
  return { url: urlOf(DATABASE), port, stop: () => server.stop(), kill: () => server.kill() };
}

/** Tries again where the last processes of a crashed server have not let go of its memory yet. */
async function superviseUntilReady(
  command: string[],
  paths: ClusterPaths,
  user: UnprivilegedUser,
  ask: () => Promise<void>,
): Promise<Supervised> {
  for (let tries = 1; ; tries += 1) {
    const server = superviseServer(command, paths, user);
    if (await waitUntil(ask, () => server.isRunning(), START_DEADLINE_MS)) return server;
    await server.kill();
    const words = logTail(paths.logFile);
    if (tries === 10 || !words.includes('pre-existing shared memory block')) throw new Error(words);
    await pause(200);
  }
}

function superviseServer(command: string[], { logFile }: ClusterPaths, user: UnprivilegedUser): Supervised {
  const [file, ...args] = command;
  if (file === undefined) throw new EmbeddedServerError('PostgreSQL cannot start: nothing to run.');
  return supervise({
    command: [file, ...args],
    stopSignal: 'INT',
    logFile,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    ...(user.identity && { identity: user.identity }),
  });
}

function serverArguments({ cluster }: ClusterPaths, port: number, options: PostgresOptions): string[] {
  const settings = {
    listen_addresses: LOOPBACK,
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200',
    ...options.settings,
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
