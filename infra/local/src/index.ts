export { loadLocalSettings, localSettings } from './config.js';
export { type LocalSystem, type SystemOptions, startSystem } from './system/start-system.js';
