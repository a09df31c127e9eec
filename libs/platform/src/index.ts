export { ConfigurationError, parseConfig, portSetting } from './config.js';
export { HealthController } from './health.controller.js';
export { type Logger, createLogger, describeError, logTo } from './logger.js';
export { newId } from './new-id.js';
export { runMain } from './run-main.js';
export { MAX_BODY_BYTES, type RunningService, type ServeOptions, serveNest } from './service.js';
