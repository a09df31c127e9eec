import { createLogger, runMain } from '@pontio/platform';
import { AGENCY_CHILDRENS_SERVICES } from './agency-childrens-services.module.js';
import { loadAgencyChildrensServicesSettings } from './config.js';
import { startFromSettings } from './start-from-settings.js';

await runMain(createLogger(AGENCY_CHILDRENS_SERVICES), () =>
  startFromSettings(loadAgencyChildrensServicesSettings(process.env)),
);
