export {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from './authorization/authorization-server.js';
export { type SandboxClient, sandboxClients } from './authorization/clients.js';
export { GATEWAY_AUDIENCE } from './authorization/provider-configuration.js';
export {
  type TokenRequest,
  TokenRefused,
  readClientKey,
  requestToken,
} from './authorization/request-token.js';
export { type SharingDetails } from './authorization/sharing-details.js';
export { type SandboxOptions, type SandboxServer, type SeenRequest } from './http/sandbox-server.js';
export { type AlderbrookOptions, type AlderbrookServer, startAlderbrook } from './alderbrook/schools-api.js';
export { type NorthmereOptions, seedNorthmere } from './northmere/seed-northmere.js';
export { type WillowbankOptions, startWillowbank } from './willowbank/fhir-server.js';
