export {
  AGENCY_CHILDRENS_SERVICES,
  AgencyChildrensServicesModule,
  type AgencyChildrensServicesParts,
} from './agency-childrens-services.module.js';
export {
  type AgencyChildrensServicesSettings,
  agencyChildrensServicesSettings,
  loadAgencyChildrensServicesSettings,
} from './config.js';
export { type CaseManagementDatabase } from './source/case-management.js';
export {
  type AgencyChildrensServicesConfig,
  startAgencyChildrensServices,
} from './start-agency-childrens-services.js';
export { startFromSettings } from './start-from-settings.js';
