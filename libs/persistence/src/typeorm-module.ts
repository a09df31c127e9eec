import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule, getDataSourceToken } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type PersistenceOptions, createDataSource } from './data-source.js';
import { runMigrations } from './run-migrations.js';

@Module({})
class PersistenceModule {}

/**
 * Persistence for a Nest service: the data source is connected and migrated before anything else is made,
 * and closed with the application. Inject the `DataSource`. It is registered under the name of its schema, so
 * that one process can host several services.
 *
 * @throws DatabaseUnavailable at start, at once: whoever starts the service decides whether to try again
 */
export function typeOrmModule(options: PersistenceOptions): DynamicModule {
  const name = options.schema;
  const connection = TypeOrmModule.forRootAsync({
    name,
    useFactory: () => ({ type: 'postgres', name, toRetry: () => false }),
    dataSourceFactory: async () => {
      const dataSource = createDataSource(options);
      await runMigrations(dataSource);
      return dataSource;
    },
  });
  return {
    module: PersistenceModule,
    global: true,
    imports: [connection],
    providers: [{ provide: DataSource, useExisting: getDataSourceToken(name) }],
    exports: [DataSource],
  };
}
