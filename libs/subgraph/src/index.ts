export { asksForRowLabels, labelRow } from './row-labels.js';
export { type Refusal, type SubjectsOf, lockSchema } from './release-door.js';
export { SubgraphContext } from './release.js';
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
