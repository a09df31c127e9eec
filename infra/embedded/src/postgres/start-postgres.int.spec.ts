import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startPostgres } from './start-postgres.js';

const dataDir = mkdtempSync(join(tmpdir(), 'pontio-postgres-'));

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startPostgres', () => {
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    server = await startPostgres({ dataDir });
  }, 60_000);

  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('serves PostgreSQL 18 in UTC from a private folder', async () => {
    const [row] = await query(
      server.url,
      "select current_setting('server_version') v, current_setting('timezone') tz",
    );
    expect(row).toEqual({ v: expect.stringMatching(/^18/), tz: 'UTC' });
  });

  it('keeps data after a crash, with the lock of the dead process left behind', async () => {
    await query(server.url, 'create table kept (n int); insert into kept values (42)');
    const before = server.url.replace(/:\d+\//, '');
    await server.kill();
    writePidOfAnotherProgram();

    server = await startPostgres({ dataDir });

    expect(await query(server.url, 'select n from kept')).toEqual([{ n: 42 }]);
    expect(server.url.replace(/:\d+\//, '')).toBe(before);
  }, 60_000);

  it('says which process serves the folder already', async () => {
    await expect(startPostgres({ dataDir })).rejects.toThrow(/process \d+ already uses .*; stop the other/);
  }, 30_000);

  it('names the port that is in use and what to do', async () => {
    const listener: Server = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as { port: number };
    const start = startPostgres({ dataDir: join(dataDir, 'other'), port });
    await expect(start).rejects.toThrow(
      `PostgreSQL cannot start: port ${port} is in use; stop what listens there`,
    );
    listener.close();
  });

  it('says in one sentence that it cannot write', async () => {
    const file = join(dataDir, 'a-file');
    writeFileSync(file, '');
    await expect(startPostgres({ dataDir: join(file, 'data') })).rejects.toThrow(
      /^PostgreSQL cannot start: .*\.$/,
    );
  });
});

/** A process number that lives but is no PostgreSQL, as after a container restart. */
function writePidOfAnotherProgram(): void {
  const lock = join(dataDir, 'cluster', 'postmaster.pid');
  const [, ...rest] = readFileSync(lock, 'utf8').split('\n');
  writeFileSync(lock, [String(process.pid), ...rest].join('\n'));
}
