export { type GatewaySettings, gatewaySettings, loadGatewaySettings } from './config.js';
export { type PathStep, requestPath } from './request-path.js';
export { startGateway } from './start-gateway.js';
