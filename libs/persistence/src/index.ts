export { type PersistenceOptions, createDataSource } from './data-source.js';
export { DatabaseUnavailable } from './database-unavailable.js';
export { runMigrations } from './run-migrations.js';
export { typeOrmModule } from './typeorm-module.js';
