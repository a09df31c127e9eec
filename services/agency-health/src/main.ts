import { createLogger, runMain } from '@pontio/platform';
import { AGENCY_HEALTH } from './agency-health.module.js';
import { loadAgencyHealthSettings } from './config.js';
import { startFromSettings } from './start-from-settings.js';

await runMain(createLogger(AGENCY_HEALTH), () => startFromSettings(loadAgencyHealthSettings(process.env)));
