import { type Logger, type RunningService, createLogger, serveNest } from '@pontio/platform';
import {
  AGENCY_CHILDRENS_SERVICES,
  AgencyChildrensServicesModule,
  type AgencyChildrensServicesParts,
} from './agency-childrens-services.module.js';

/** Where the service listens, and what it is made with. */
export interface AgencyChildrensServicesConfig extends AgencyChildrensServicesParts {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host?: string;
  readonly logger?: Logger;
}

/**
 * Starts the children's-services subgraph. The council's reporting database need not be up: until it is,
 * answers are `SOURCE_UNAVAILABLE`.
 *
 * @throws an Error that says in one sentence what to do, when the port is taken
 */
export async function startAgencyChildrensServices(
  config: AgencyChildrensServicesConfig,
): Promise<RunningService> {
  const { port, host, logger = createLogger(AGENCY_CHILDRENS_SERVICES), ...parts } = config;
  return serveNest(AgencyChildrensServicesModule.with(parts), {
    name: AGENCY_CHILDRENS_SERVICES,
    port,
    logger,
    ...(host !== undefined && { host }),
  });
}
