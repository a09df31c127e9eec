export { AGENCY_HEALTH, AgencyHealthModule, type AgencyHealthParts } from './agency-health.module.js';
export { type AgencyHealthSettings, agencyHealthSettings, loadAgencyHealthSettings } from './config.js';
export { type FhirServer } from './source/fhir-client.js';
export { type AgencyHealthConfig, startAgencyHealth } from './start-agency-health.js';
export { startFromSettings } from './start-from-settings.js';
