export { PontioError, isPontioError, type PontioErrorOptions } from './pontio-error.js';
export { errorRegistry, type ErrorCode, type ErrorEntry } from './registry.js';
