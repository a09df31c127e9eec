import type { DataSource, QueryRunner } from 'typeorm';
import { DatabaseUnavailable } from './database-unavailable.js';

/** Any number that only Pontio's migrations use; the second part of the lock is the schema. */
const LOCK_CLASS = 7_306;

/**
 * Connects, makes the schema if it is missing and runs the migrations that have not run, each in its own
 * transaction. Processes that start together wait for one another; whoever comes second finds nothing to do.
 *
 * @throws {@link DatabaseUnavailable} when the database cannot be reached or used; the data source is
 * closed again
 */
export async function runMigrations(dataSource: DataSource): Promise<void> {
  const { schema = 'public', url = '' } = dataSource.options as { schema?: string; url?: string };
  try {
    if (!dataSource.isInitialized) await dataSource.initialize();
    await underLock(dataSource, schema, async (runner) => {
      await runner.query(`create schema if not exists "${schema}"`);
      await dataSource.runMigrations({ transaction: 'each' });
    });
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw new DatabaseUnavailable(url, error);
  }
}

async function underLock(
  dataSource: DataSource,
  schema: string,
  work: (runner: QueryRunner) => Promise<void>,
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_CLASS, schema]);
    await work(runner);
    await runner.query('select pg_advisory_unlock($1, hashtext($2))', [LOCK_CLASS, schema]);
  } finally {
    await runner.release();
  }
}
