import { PontioError } from '@pontio/errors';
import { fragmentsOf, selectedFields } from '@pontio/field-labels';
import { Kind, OperationTypeNode, getArgumentValues } from 'graphql';
import type { Change } from '../change/change.js';
import { coerceVariables } from '../coerce-variables.js';
import type { IncomingOperation } from '../exchange.js';
import { checkSize, measureOperation } from '../operation-size.js';
import type { Stage } from '../request-path.js';

/**
 * Lets one change pass, plainly said. Two in one operation could end half made; what a directive leaves out
 * would have to be looked for by whoever reads the audit trail.
 */
export const guardChange: Stage = function guardChange(exchange) {
  const incoming = exchange.get('incoming');
  const size = measureOperation(incoming.document, incoming.operation);
  if (incoming.operation.operation !== OperationTypeNode.MUTATION) refuse('Send a change as a mutation.');
  if (operationsIn(incoming) !== 1) refuse('Send a change in a document of its own.');
  checkSize(size);
  if (size.rootFields !== 1) refuse('Send one change in an operation, and nothing else.');
  if (size.directives > 0) refuse('Send a change without directives.');
  exchange.put('change', changeOf(incoming));
};

const operationsIn = ({ document }: IncomingOperation): number =>
  document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;

function changeOf(incoming: IncomingOperation): Change {
  const { document, operation, supergraph } = incoming;
  const mutation = supergraph.apiSchema.getMutationType();
  if (!mutation) return refuse('There is nothing to change here.');
  const { selections } = operation.selectionSet;
  const [root] = selectedFields(supergraph.apiSchema, mutation, selections, fragmentsOf(document));
  if (root === undefined) return refuse('Name the change to make.');
  return {
    field: root.field,
    args: argumentsOf(root, coerceVariables(incoming)),
    selections: root.node.selectionSet?.selections ?? [],
  };
}

function argumentsOf(
  { field, node }: Pick<ReturnType<typeof selectedFields>[number], 'field' | 'node'>,
  variables: Readonly<Record<string, unknown>>,
): Change['args'] {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    // What graphql-js says of it quotes the value.
    throw new PontioError('OPERATION_INVALID', { detail: 'an argument does not fit its type' });
  }
}

function refuse(problem: string): never {
  throw new PontioError('OPERATION_REFUSED', { detail: problem, problems: [problem] });
}
