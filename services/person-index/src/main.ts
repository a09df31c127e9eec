import { createLogger, runMain } from '@pontio/platform';
import { loadPersonIndexSettings } from './config.js';
import { PERSON_INDEX } from './person-index.module.js';
import { startFromSettings } from './start-from-settings.js';

await runMain(createLogger(PERSON_INDEX), () => startFromSettings(loadPersonIndexSettings(process.env)));
