export { type RecordToRegister, type RegisterOutcome } from './application/register-record.js';
export { type RecordKey } from './application/record-key.js';
export { type UnlinkOutcome, type Unlinking } from './application/unlink-record.js';
export { PersonIndexModule, type PersonIndexParts } from './person-index.module.js';
export { type PersonIndexConfig, type RunningPersonIndex, startPersonIndex } from './start-person-index.js';
export { type PersonIndexSettings, loadPersonIndexSettings, personIndexSettings } from './config.js';
export { startFromSettings as startPersonIndexFromSettings } from './start-from-settings.js';
