import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';

/** One service's part of a PostgreSQL database. */
export interface PersistenceOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** The schema that the service owns; made when missing. Lower-case letters and underscores. */
  readonly schema: string;
  /** Entity classes; their tables and columns are named in snake_case. */
  readonly entities: readonly (abstract new () => object)[];
  /** Migration classes, oldest first. Their SQL may name tables without the schema. */
  readonly migrations: readonly (new () => object)[];
  /** Connections of the pool; 10 unless given. */
  readonly poolSize?: number;
  /** The role that connections act as, with no rights but its own; left out, that of the URL. */
  readonly role?: string;
}

const SCHEMA_NAME = /^[a-z][a-z_]*$/;

/**
 * A TypeORM data source that sees only its own schema and speaks UTC. It does not connect yet: see
 * {@link runMigrations}. Tables are made by migrations alone, never from entities.
 */
export function createDataSource(options: PersistenceOptions): DataSource {
  const { url, schema, entities, migrations, role } = options;
  if (!SCHEMA_NAME.test(schema)) throw new TypeError(`"${schema}" is no schema name: use a-z and _.`);
  return new DataSource({
    type: 'postgres',
    url,
    schema,
    entities: [...entities] as NonNullable<DataSourceOptions['entities']>,
    migrations: [...migrations] as NonNullable<DataSourceOptions['migrations']>,
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    poolSize: options.poolSize ?? 10,
    extra: {
      options: `-c timezone=UTC -c search_path=${schema}${role === undefined ? '' : ` -c role=${role}`}`,
    },
  });
}
