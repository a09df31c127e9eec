export { loadLocalSettings, localSettings } from './config.js';
export { readDescription, tokenFor } from './demo/ask.js';
export { sanaAsks } from './demo/questions.js';
export { anyPorts } from './system/ports.js';
export { type LocalSystem, type SystemOptions, startSystem } from './system/start-system.js';
