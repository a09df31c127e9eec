import type { RunningService } from '@pontio/platform';
import { startBehindDoor } from '@pontio/subgraph';
import { AGENCY_EDUCATION } from './agency-education.module.js';
import type { AgencyEducationSettings } from './config.js';
import { startAgencyEducation } from './start-agency-education.js';

/** Starts the service as a process of its own, with its own audit journal. */
export function startFromSettings(settings: AgencyEducationSettings): Promise<RunningService> {
  const door = { subgraph: AGENCY_EDUCATION, owner: settings.PONTIO_AGENCY_EDUCATION_AGENCY_ID };
  return startBehindDoor(settings, door, (opened) =>
    startAgencyEducation({
      port: settings.PONTIO_AGENCY_EDUCATION_PORT,
      host: settings.PONTIO_AGENCY_EDUCATION_HOST,
      schoolsApi: {
        url: settings.PONTIO_AGENCY_EDUCATION_API_URL,
        token: settings.PONTIO_AGENCY_EDUCATION_API_TOKEN,
      },
      ...opened,
    }),
  );
}
