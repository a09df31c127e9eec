import { createLogger, runMain } from '@pontio/platform';
import { AGENCY_EDUCATION } from './agency-education.module.js';
import { loadAgencyEducationSettings } from './config.js';
import { startFromSettings } from './start-from-settings.js';

await runMain(createLogger(AGENCY_EDUCATION), () =>
  startFromSettings(loadAgencyEducationSettings(process.env)),
);
