import { socialCareRecords } from '@pontio/testing';
import pg from 'pg';
import { type SeedRow, rowsOf } from './rows.js';
import { northmereTables } from './tables.js';

/** What Northmere's database needs. */
export interface NorthmereOptions {
  /** A PostgreSQL that may be written; the schema `northmere` is made in it. */
  readonly databaseUrl: string;
  readonly now?: () => Date;
}

/** The extract to the reporting tables runs at two in the morning. */
const EXTRACT_UTC_HOUR = 2;

/** Makes Northmere's reporting tables and fills them. Running it again changes nothing but the extract's date. */
export async function seedNorthmere({
  databaseUrl,
  now = () => new Date(),
}: NorthmereOptions): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(northmereTables);
    const extract = {
      table: 'extract_run',
      values: { extr_table_id: 'nightly', extr_completed_at: lastExtract(now()) },
    };
    for (const row of [...socialCareRecords.flatMap(rowsOf), extract]) await upsert(client, row);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function upsert(client: pg.Client, { table, values }: SeedRow): Promise<void> {
  const columns = Object.keys(values);
  const [key = '', ...others] = columns;
  const places = columns.map((_column, index) => `$${index + 1}`);
  const changes = others.map((column) => `${column} = excluded.${column}`);
  await client.query(
    `insert into northmere.${table} (${columns.join(', ')}) values (${places.join(', ')})
     on conflict (${key}) do update set ${changes.join(', ')}`,
    Object.values(values),
  );
}

function lastExtract(now: Date): Date {
  const run = new Date(now);
  run.setUTCHours(EXTRACT_UTC_HOUR, 0, 0, 0);
  if (run > now) run.setUTCDate(run.getUTCDate() - 1);
  return run;
}
