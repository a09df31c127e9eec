import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { type PersistenceOptions, createDataSource } from './data-source.js';
import { runMigrations } from './run-migrations.js';

@Entity()
class CaseNote {
  @PrimaryColumn('text') id!: string;
  @Column('timestamptz') writtenAt!: Date;
}

class CreateCaseNote1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table case_note (id text primary key, written_at timestamptz not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_note');
  }
}

class Broken1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table half_made (id text)');
    await runner.query('this is not SQL');
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

describe('runMigrations', () => {
  let database: TestDatabase;
  const options = (schema: string): PersistenceOptions => ({
    url: database.url,
    schema,
    entities: [CaseNote],
    migrations: [CreateCaseNote1700000000000],
  });

  beforeAll(async () => {
    database = await createTestDatabase();
  }, 60_000);
  afterAll(() => database.drop());

  it('makes the schema, its tables and its own list of migrations', async () => {
    const dataSource = createDataSource(options('notes'));
    await runMigrations(dataSource);
    const writtenAt = new Date('2026-03-14T09:00:00.000Z');

    await dataSource.getRepository(CaseNote).save({ id: 'n1', writtenAt });

    expect(await dataSource.getRepository(CaseNote).findOneBy({ id: 'n1' })).toEqual({ id: 'n1', writtenAt });
    const tables = await dataSource.query<{ table_name: string }[]>(
      "select table_name from information_schema.tables where table_schema = 'notes' order by 1",
    );
    expect(tables.map((table) => table.table_name)).toEqual(['case_note', 'migration']);
    expect(await dataSource.query('show timezone')).toEqual([{ TimeZone: 'UTC' }]);
    await dataSource.destroy();
  });

  it('lets processes that start together run each migration once', async () => {
    const sources = Array.from({ length: 4 }, () => createDataSource(options('together')));
    await Promise.all(sources.map(runMigrations));
    const [first] = sources;
    expect(await first?.query('select count(*)::int as ran from together.migration')).toEqual([{ ran: 1 }]);
    await Promise.all(sources.map((source) => source.destroy()));
  });

  it('leaves nothing of a migration that fails, and the next start is not held up', async () => {
    const broken = createDataSource({ ...options('broken'), migrations: [Broken1700000000001] });
    await expect(runMigrations(broken)).rejects.toThrow('syntax error');
    expect(broken.isInitialized).toBe(false);

    const mended = createDataSource(options('broken'));
    await runMigrations(mended);
    expect(await mended.query("select to_regclass('broken.half_made') as found")).toEqual([{ found: null }]);
    await mended.destroy();
  });

  it('says where it looked and what to do when nothing answers, without the password', async () => {
    const url = 'postgres://pontio:s3cret@127.0.0.1:1/pontio';
    const failure = runMigrations(createDataSource({ ...options('notes'), url })).catch(String);
    expect(await failure).toBe(
      'DatabaseUnavailable: PostgreSQL at 127.0.0.1:1/pontio cannot be used: nothing answers there (ECONNREFUSED); start it, or correct the database URL.',
    );
  });

  it.each([
    ['the password is wrong', { password: 'wrong' }, 'does not accept the user and password'],
    ['the database is missing', { pathname: '/nowhere' }, 'has no such database'],
  ])('says so when %s', async (_what, change, advice) => {
    const url = Object.assign(new URL(database.url), change).href;
    await expect(runMigrations(createDataSource({ ...options('notes'), url }))).rejects.toThrow(advice);
  });
});
