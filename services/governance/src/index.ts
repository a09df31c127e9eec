export { type AgreementDocument } from './application/agreements/agreement-document.js';
export { type RegisterDocument, registerDocument } from './application/register-document.js';
export { type DecisionFacts, type RegisteredSubject } from './application/load-decision-facts.js';
export { seedGovernance } from './application/seed-governance.js';
export { type GovernanceSettings, governanceSettings, loadGovernanceSettings } from './config.js';
export { GOVERNANCE, GovernanceModule, type GovernanceParts } from './governance.module.js';
export { type PracticeGround, practiceGroundRegister } from './practice-ground/practice-ground-register.js';
export { startFromSettings as startGovernanceFromSettings } from './start-from-settings.js';
export { type GovernanceConfig, type RunningGovernance, startGovernance } from './start-governance.js';
