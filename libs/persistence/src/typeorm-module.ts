import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type PersistenceOptions, createDataSource } from './data-source.js';
import { runMigrations } from './run-migrations.js';

/**
 * Persistence for a Nest service: the data source is connected and migrated before anything else is made,
 * and closed with the application. Inject repositories with `TypeOrmModule.forFeature`, or the `DataSource`.
 *
 * @throws DatabaseUnavailable at start, at once: whoever starts the service decides whether to try again
 */
export function typeOrmModule(options: PersistenceOptions): DynamicModule {
  return TypeOrmModule.forRootAsync({
    useFactory: () => ({ type: 'postgres', toRetry: () => false }),
    dataSourceFactory: async () => {
      const dataSource = createDataSource(options);
      await runMigrations(dataSource);
      return dataSource;
    },
  });
}
