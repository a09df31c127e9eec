import type { RunningService } from '@pontio/platform';
import { startBehindDoor } from '@pontio/subgraph';
import { AGENCY_HEALTH } from './agency-health.module.js';
import type { AgencyHealthSettings } from './config.js';
import { startAgencyHealth } from './start-agency-health.js';

/** Starts the service as a process of its own, with its own audit journal. */
export function startFromSettings(settings: AgencyHealthSettings): Promise<RunningService> {
  const door = { subgraph: AGENCY_HEALTH, owner: settings.PONTIO_AGENCY_HEALTH_AGENCY_ID };
  return startBehindDoor(settings, door, (opened) =>
    startAgencyHealth({
      port: settings.PONTIO_AGENCY_HEALTH_PORT,
      host: settings.PONTIO_AGENCY_HEALTH_HOST,
      fhir: {
        url: settings.PONTIO_AGENCY_HEALTH_FHIR_URL,
        token: settings.PONTIO_AGENCY_HEALTH_FHIR_TOKEN,
      },
      ...opened,
    }),
  );
}
