import type { GraphQLSchema } from 'graphql';
import { checkOperation } from './check-operation.js';
import type { OperationProblem, PersistedOperation } from './persisted-operation.js';

/** Which operations a schema can answer, and what keeps it from answering the others. */
export interface FittingOperations {
  readonly fitting: readonly PersistedOperation[];
  readonly problems: readonly OperationProblem[];
}

/** Checks each operation by itself: one that does not fit spoils no other. */
export function fittingOperations(
  operations: readonly PersistedOperation[],
  schema: GraphQLSchema,
): FittingOperations {
  const checked = operations.map((operation) => ({ operation, problems: checkOperation(operation, schema) }));
  return {
    fitting: checked.filter(({ problems }) => problems.length === 0).map(({ operation }) => operation),
    problems: checked.flatMap(({ problems }) => problems),
  };
}
