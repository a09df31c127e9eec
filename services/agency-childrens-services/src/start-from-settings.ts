import type { RunningService } from '@pontio/platform';
import { startBehindDoor } from '@pontio/subgraph';
import { AGENCY_CHILDRENS_SERVICES } from './agency-childrens-services.module.js';
import type { AgencyChildrensServicesSettings } from './config.js';
import { startAgencyChildrensServices } from './start-agency-childrens-services.js';

/** Starts the service as a process of its own, with its own audit journal. */
export function startFromSettings(settings: AgencyChildrensServicesSettings): Promise<RunningService> {
  const door = {
    subgraph: AGENCY_CHILDRENS_SERVICES,
    owner: settings.PONTIO_AGENCY_CHILDRENS_SERVICES_AGENCY_ID,
  };
  return startBehindDoor(settings, door, (opened) =>
    startAgencyChildrensServices({
      port: settings.PONTIO_AGENCY_CHILDRENS_SERVICES_PORT,
      host: settings.PONTIO_AGENCY_CHILDRENS_SERVICES_HOST,
      database: {
        url: settings.PONTIO_AGENCY_CHILDRENS_SERVICES_DATABASE_URL,
        schema: settings.PONTIO_AGENCY_CHILDRENS_SERVICES_SCHEMA,
      },
      ...opened,
    }),
  );
}
