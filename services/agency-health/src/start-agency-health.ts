import { type Logger, type RunningService, createLogger, serveNest } from '@pontio/platform';
import { AGENCY_HEALTH, AgencyHealthModule, type AgencyHealthParts } from './agency-health.module.js';

/** Where the service listens, and what it is made with. */
export interface AgencyHealthConfig extends AgencyHealthParts {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host?: string;
  readonly logger?: Logger;
}

/**
 * Starts the health agency's subgraph. The FHIR server need not be up: until it is, answers are
 * `SOURCE_UNAVAILABLE`.
 *
 * @throws an Error that says in one sentence what to do, when the port is taken
 */
export async function startAgencyHealth(config: AgencyHealthConfig): Promise<RunningService> {
  const { port, host, logger = createLogger(AGENCY_HEALTH), ...parts } = config;
  return serveNest(AgencyHealthModule.with(parts), {
    name: AGENCY_HEALTH,
    port,
    logger,
    ...(host !== undefined && { host }),
  });
}
