import { startJournalled } from '@pontio/adapter-sdk';
import type { RunningService } from '@pontio/platform';
import { loadGatewayKeys } from '@pontio/subgraph';
import { AGENCY_HEALTH } from './agency-health.module.js';
import type { AgencyHealthSettings } from './config.js';
import { startAgencyHealth } from './start-agency-health.js';

/** Starts the service as a process of its own, with its own audit journal. */
export function startFromSettings(settings: AgencyHealthSettings): Promise<RunningService> {
  const journal = {
    subgraph: AGENCY_HEALTH,
    agencyId: settings.PONTIO_AGENCY_HEALTH_AGENCY_ID,
    journalDirectory: settings.PONTIO_AGENCY_HEALTH_JOURNAL_DIR,
    route: settings,
  };
  return startJournalled(journal, (recordRefusal) =>
    startAgencyHealth({
      port: settings.PONTIO_AGENCY_HEALTH_PORT,
      host: settings.PONTIO_AGENCY_HEALTH_HOST,
      fhir: {
        url: settings.PONTIO_AGENCY_HEALTH_FHIR_URL,
        token: settings.PONTIO_AGENCY_HEALTH_FHIR_TOKEN,
      },
      gatewayKeys: loadGatewayKeys(settings.PONTIO_AGENCY_HEALTH_GATEWAY_KEYS_FILE),
      recordRefusal,
    }),
  );
}
