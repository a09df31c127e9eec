import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { createLogger, serveNest } from '@pontio/platform';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { DataSource } from 'typeorm';
import { typeOrmModule } from './typeorm-module.js';

const nothing = { schema: 'empty', entities: [], migrations: [] };

describe('typeOrmModule', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  }, 60_000);
  afterAll(() => database.drop());

  it('gives a Nest service a migrated data source and closes it with the service', async () => {
    const context = await NestFactory.createApplicationContext(
      typeOrmModule({ ...nothing, url: database.url }),
      {
        logger: false,
      },
    );
    const dataSource = context.get(DataSource);
    expect(await dataSource.query('select current_schema() as schema')).toEqual([{ schema: 'empty' }]);

    await context.close();

    expect(dataSource.isInitialized).toBe(false);
  });

  it('fails the start at once when the database cannot be reached', async () => {
    const module = typeOrmModule({ ...nothing, url: 'postgres://u:p@127.0.0.1:1/none' });
    const start = serveNest(module, { name: 'x', port: 0, logger: createLogger('test') });
    await expect(start).rejects.toThrow('PostgreSQL at 127.0.0.1:1/none cannot be used');
  });
});
