export { checkOperation } from './check-operation.js';
export { parseOperation } from './parse-operation.js';
export { type OperationProblem, type PersistedOperation, operationId } from './persisted-operation.js';
export { type OperationFolder, readOperations, shippedOperations } from './read-operations.js';
