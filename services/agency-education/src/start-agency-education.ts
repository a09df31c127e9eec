import { type Logger, type RunningService, createLogger, serveNest } from '@pontio/platform';
import {
  AGENCY_EDUCATION,
  AgencyEducationModule,
  type AgencyEducationParts,
} from './agency-education.module.js';

/** Where the service listens, and what it is made with. */
export interface AgencyEducationConfig extends AgencyEducationParts {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host?: string;
  readonly logger?: Logger;
}

/**
 * Starts the school's subgraph. The school's system need not be up: until it is, answers are
 * `SOURCE_UNAVAILABLE`.
 *
 * @throws an Error that says in one sentence what to do, when the port is taken
 */
export async function startAgencyEducation(config: AgencyEducationConfig): Promise<RunningService> {
  const { port, host, logger = createLogger(AGENCY_EDUCATION), ...parts } = config;
  return serveNest(AgencyEducationModule.with(parts), {
    name: AGENCY_EDUCATION,
    port,
    logger,
    ...(host !== undefined && { host }),
  });
}
