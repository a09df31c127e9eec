import { type Logger, type RunningService, createLogger, serveNest } from '@pontio/platform';
import { DataSource } from 'typeorm';
import { ChangeRegister } from './application/changes/change-register.js';
import { RunDueClocks } from './application/clocks/run-due-clocks.js';
import { runEvery } from './application/clocks/run-every.js';
import type { RegisterDocument } from './application/register-document.js';
import { seedGovernance } from './application/seed-governance.js';
import { GOVERNANCE, GovernanceModule, type GovernanceParts } from './governance.module.js';

/** Where the service listens, and what it is made with. */
export interface GovernanceConfig extends GovernanceParts {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host?: string;
  readonly logger?: Logger;
  /** Seconds between two looks at what is due; left out, only {@link RunningGovernance.runDueClocks} looks. */
  readonly clockSeconds?: number;
}

/** The running register. It is filled in process; over the network only asking is possible. */
export interface RunningGovernance extends RunningService {
  /** Loads a register, all of it or nothing; loading the same one again changes nothing. */
  seed(register: RegisterDocument): Promise<void>;
  /** Does what is due, by the service's own clock or as of a given time. */
  runDueClocks(at?: Date): Promise<number>;
}

/**
 * Starts governance and brings its tables up to date.
 *
 * @throws DatabaseUnavailable, or an Error that says in one sentence what to do about the port
 */
export async function startGovernance(config: GovernanceConfig): Promise<RunningGovernance> {
  const { port, host, logger = createLogger(GOVERNANCE), clockSeconds, ...parts } = config;
  const { app, ...service } = await serveNest(GovernanceModule.with(parts), {
    name: GOVERNANCE,
    port,
    logger,
    ...(host !== undefined && { host }),
  });
  const database = app.get(DataSource, { strict: false });
  const clocks = new RunDueClocks(app.get(ChangeRegister, { strict: false }));
  const stop = clockSeconds === undefined ? () => Promise.resolve() : runEvery(clockSeconds, clocks, logger);
  return {
    ...service,
    seed: (register) => seedGovernance(database, register),
    runDueClocks: (at) => clocks.execute(at),
    close: async () => {
      await stop();
      await service.close();
    },
  };
}
