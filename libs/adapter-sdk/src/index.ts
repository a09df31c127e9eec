export { asOf } from './as-of.js';
export { type SourceLimits, type SourcePolicy, callSource, sourcePolicy } from './call-source.js';
export { type JsonAnswer, fetchJson } from './fetch-json.js';
export { releasedFields } from './released-fields.js';
export { type ReadReleased, ReleasedLoader, type SourceAnswer, type SourceClock } from './released-loader.js';
export { SourceFault, type SourceFaultKind, assertAnswered, retryAfterMs } from './source-fault.js';
