import {
  SourceFault,
  type SourceLimits,
  type SourcePolicy,
  asOf,
  callSource,
  sourcePolicy,
} from '@pontio/adapter-sdk';
import { createLogger } from '@pontio/platform';
import pg from 'pg';
import { type TableRead, selectReleased } from './select-released.js';

/** Where the council's reporting database is. */
export interface CaseManagementDatabase {
  /** `postgres://…`, of a user who may only read the reporting schema. */
  readonly url: string;
  /** Schema with the Standard Safeguarding Dataset tables. */
  readonly schema?: string;
  readonly limits?: Omit<SourceLimits, 'name'>;
}

/** One row: the person it is about and the values asked for. */
export interface CaseRow {
  readonly personId: string;
  readonly [name: string]: unknown;
}

const logger = createLogger('case-management');

/** Longer than any of these reads takes on a database that is well. */
const STATEMENT_TIMEOUT_MS = 2000;
const CONNECT_TIMEOUT_MS = 1500;

/** Dates stay text: a day has no time zone, and a JavaScript Date would give it one. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** The council's reporting database, read only. */
export class CaseManagement {
  private readonly pool: pg.Pool;
  private readonly policy: SourcePolicy;

  constructor({ url, schema = 'northmere', limits }: CaseManagementDatabase) {
    if (!/^[a-z_][a-z0-9_]*$/.test(schema)) throw new Error('The schema must be a plain lower-case name.');
    this.policy = sourcePolicy({ name: 'case-management', ...limits });
    this.pool = new pg.Pool({
      connectionString: url,
      max: 5,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      options: `-c search_path=${schema} -c default_transaction_read_only=on`,
      application_name: 'pontio-agency-childrens-services',
      types,
    });
    // An idle connection that the server cuts is replaced at the next read.
    this.pool.on('error', (error) => {
      logger.warn({ err: withoutValues(error) }, 'lost an idle connection');
    });
  }

  /**
   * Rows of one table about some people, with the columns named and no others.
   *
   * @throws PontioError `SOURCE_UNAVAILABLE`
   */
  async read(table: TableRead, personIds: readonly string[], names: readonly string[]): Promise<CaseRow[]> {
    const text = selectReleased(table, names);
    return callSource(this.policy, () => this.query<CaseRow>(text, [personIds]));
  }

  /** When the extract that fills the tables last ran, ISO 8601 UTC. */
  lastExtract(): Promise<string> {
    const text = 'select max(extr_completed_at) as at from extract_run';
    return callSource(this.policy, async () => {
      const [run] = await this.query<{ at: unknown }>(text);
      return asOf(run?.at);
    });
  }

  /** Called by Nest when the service closes. */
  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }

  private async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    try {
      return (await this.pool.query<Row>(text, values)).rows;
    } catch (error) {
      throw withoutValues(error);
    }
  }
}

/** What the database said, by its code: its own words may quote a row. A statement it rejects is not repeated. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const { code = '' } = error;
  return new SourceFault(/^(28|42)/.test(code) ? 'REFUSED' : 'BROKEN', `SQLSTATE ${code}`);
}
