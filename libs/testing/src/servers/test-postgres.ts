import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { askDesk } from './ask-desk.js';

/** A database that one spec file has for itself. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, cutting off whoever is still connected. */
  drop(): Promise<void>;
}

/** The run's PostgreSQL: a URL with the right to create databases. Prefer {@link createTestDatabase}. */
export async function testPostgres(): Promise<{ readonly url: string }> {
  return { url: await askDesk('postgres') };
}

/** Makes an empty database on the run's PostgreSQL, so that spec files cannot disturb one another. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: adminUrl } = await testPostgres();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
