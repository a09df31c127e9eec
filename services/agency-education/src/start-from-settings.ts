import { startJournalled } from '@pontio/adapter-sdk';
import type { RunningService } from '@pontio/platform';
import { loadGatewayKeys } from '@pontio/subgraph';
import { AGENCY_EDUCATION } from './agency-education.module.js';
import type { AgencyEducationSettings } from './config.js';
import { startAgencyEducation } from './start-agency-education.js';

/** Starts the service as a process of its own, with its own audit journal. */
export function startFromSettings(settings: AgencyEducationSettings): Promise<RunningService> {
  const journal = {
    subgraph: AGENCY_EDUCATION,
    agencyId: settings.PONTIO_AGENCY_EDUCATION_AGENCY_ID,
    journalDirectory: settings.PONTIO_AGENCY_EDUCATION_JOURNAL_DIR,
    route: settings,
  };
  return startJournalled(journal, (recordRefusal) =>
    startAgencyEducation({
      port: settings.PONTIO_AGENCY_EDUCATION_PORT,
      host: settings.PONTIO_AGENCY_EDUCATION_HOST,
      schoolsApi: {
        url: settings.PONTIO_AGENCY_EDUCATION_API_URL,
        token: settings.PONTIO_AGENCY_EDUCATION_API_TOKEN,
      },
      gatewayKeys: loadGatewayKeys(settings.PONTIO_AGENCY_EDUCATION_GATEWAY_KEYS_FILE),
      recordRefusal,
    }),
  );
}
