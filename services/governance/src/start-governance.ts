import { type Logger, type RunningService, createLogger, serveNest } from '@pontio/platform';
import { DataSource } from 'typeorm';
import type { RegisterDocument } from './application/register-document.js';
import { seedGovernance } from './application/seed-governance.js';
import { GOVERNANCE, GovernanceModule, type GovernanceParts } from './governance.module.js';

/** Where the service listens, and what it is made with. */
export interface GovernanceConfig extends GovernanceParts {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host?: string;
  readonly logger?: Logger;
}

/** The running register. It is filled in process; over the network only asking is possible. */
export interface RunningGovernance extends RunningService {
  /** Loads a register, all of it or nothing; loading the same one again changes nothing. */
  seed(register: RegisterDocument): Promise<void>;
}

/**
 * Starts governance and brings its tables up to date.
 *
 * @throws DatabaseUnavailable, or an Error that says in one sentence what to do about the port
 */
export async function startGovernance(config: GovernanceConfig): Promise<RunningGovernance> {
  const { port, host, logger = createLogger(GOVERNANCE), ...parts } = config;
  const { app, ...service } = await serveNest(GovernanceModule.with(parts), {
    name: GOVERNANCE,
    port,
    logger,
    ...(host !== undefined && { host }),
  });
  const database = app.get(DataSource, { strict: false });
  return { ...service, seed: (register) => seedGovernance(database, register) };
}
