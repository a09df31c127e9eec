export {
  AGENCY_EDUCATION,
  AgencyEducationModule,
  type AgencyEducationParts,
} from './agency-education.module.js';
export {
  type AgencyEducationSettings,
  agencyEducationSettings,
  loadAgencyEducationSettings,
} from './config.js';
export { type SchoolsApiServer } from './source/schools-api.js';
export { type AgencyEducationConfig, startAgencyEducation } from './start-agency-education.js';
export { startFromSettings } from './start-from-settings.js';
