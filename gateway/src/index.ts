export { type GatewaySettings, gatewaySettings, loadGatewaySettings } from './config.js';
export { changePath } from './change-path.js';
export { type PathStep, requestPath } from './request-path.js';
export { startGateway } from './start-gateway.js';
