import { createDataSource, runMigrations } from '@pontio/persistence';
import type { DataSource } from 'typeorm';
import { EventEntity } from './event.entity.js';
import { CreateLedger1764000000000 } from './migrations/1764000000000-create-ledger.migration.js';
import { CreateLog1764100000000 } from './migrations/1764100000000-create-log.migration.js';
import { LEDGER_READER, LEDGER_WRITER } from './roles.js';

/** The ledger's own schema, migrated, as the owner of its tables. */
export async function openDatabase(url: string): Promise<DataSource> {
  const owner = createDataSource({
    url,
    schema: 'ledger',
    entities: [],
    migrations: [CreateLedger1764000000000, CreateLog1764100000000],
    poolSize: 2,
  });
  await runMigrations(owner);
  return owner;
}

/** The log as officers' questions see it: nothing can be written through it. */
export async function openReader(url: string): Promise<DataSource> {
  return createDataSource({
    url,
    schema: 'ledger',
    entities: [EventEntity],
    migrations: [],
    role: LEDGER_READER,
  }).initialize();
}

/** The log as whoever publishes it sees it: beside reading it can add what was published. */
export async function openPublisher(url: string): Promise<DataSource> {
  const options = { url, schema: 'ledger', entities: [], migrations: [], role: LEDGER_WRITER, poolSize: 2 };
  return createDataSource(options).initialize();
}
