import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';

/** The name that a plan gives to the list of entities it asks for. */
const REPRESENTATIONS = 'representations';

/**
 * The operation that a document is sent for.
 *
 * @throws GraphQLError when there is none, or it is one that cannot be run
 */
export function chooseOperation(
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const named = operations.filter(({ name }) => operationName === undefined || name?.value === operationName);
  const [operation, ...others] = named;
  if (operation === undefined) {
    throw new GraphQLError(
      operationName === undefined
        ? 'Must provide an operation.'
        : `Unknown operation named "${operationName}".`,
    );
  }
  if (others.length > 0)
    throw new GraphQLError('Must provide operation name if query contains multiple operations.');
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    throw new GraphQLError('Subscriptions are not supported.', { nodes: operation });
  const taken = operation.variableDefinitions?.find(
    ({ variable }) => variable.name.value === REPRESENTATIONS,
  );
  if (taken !== undefined)
    throw new GraphQLError(`A variable cannot be named $${REPRESENTATIONS}: the plan uses that name.`, {
      nodes: taken,
    });
  return operation;
}
