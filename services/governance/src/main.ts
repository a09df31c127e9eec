import { createLogger, runMain } from '@pontio/platform';
import { loadGovernanceSettings } from './config.js';
import { GOVERNANCE } from './governance.module.js';
import { startFromSettings } from './start-from-settings.js';

await runMain(createLogger(GOVERNANCE), () => startFromSettings(loadGovernanceSettings(process.env)));
