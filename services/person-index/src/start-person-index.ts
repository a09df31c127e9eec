import { type Logger, type RunningService, createLogger, serveNest } from '@pontio/platform';
import {
  type RecordToRegister,
  RegisterRecord,
  type RegisterOutcome,
} from './application/register-record.js';
import { type UnlinkOutcome, UnlinkRecord, type Unlinking } from './application/unlink-record.js';
import { PERSON_INDEX, PersonIndexModule, type PersonIndexParts } from './person-index.module.js';

/** Where the service listens, and what it is made with. */
export interface PersonIndexConfig extends PersonIndexParts {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host?: string;
  readonly logger?: Logger;
}

/** The running person index. Its use cases can be called in process; over the network only asking is possible. */
export interface RunningPersonIndex extends RunningService {
  registerRecord(record: RecordToRegister): Promise<RegisterOutcome>;
  unlinkRecord(unlinking: Unlinking): Promise<UnlinkOutcome>;
}

/**
 * Starts the person index and brings its tables up to date.
 *
 * @throws DatabaseUnavailable, or an Error that says in one sentence what to do about the port
 */
export async function startPersonIndex(config: PersonIndexConfig): Promise<RunningPersonIndex> {
  const { port, host, logger = createLogger(PERSON_INDEX), ...parts } = config;
  const { app, ...service } = await serveNest(PersonIndexModule.with(parts), {
    name: PERSON_INDEX,
    port,
    logger,
    ...(host !== undefined && { host }),
  });
  const register = app.get(RegisterRecord, { strict: false });
  const unlink = app.get(UnlinkRecord, { strict: false });
  return {
    ...service,
    registerRecord: (record) => register.execute(record),
    unlinkRecord: (unlinking) => unlink.execute(unlinking),
  };
}
