export { publicError } from './public-error.js';
export {
  type DoorOptions,
  type Refusal,
  SCHEMA_SUBJECT,
  type SubjectsOf,
  lockSchema,
} from './release-door.js';
export { Release, SubgraphContext } from './release.js';
export { type SubgraphOptions, subgraphModule } from './subgraph.module.js';
export { loadGatewayKeys } from './gateway-keys.js';
export { type RefusalRecorderOptions, refusalRecorder } from './refusal-recorder.js';
export {
  type Door,
  type DoorOf,
  type DoorSettings,
  doorSettings,
  startBehindDoor,
} from './start-behind-door.js';
