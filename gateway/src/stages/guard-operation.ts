import { PontioError } from '@pontio/errors';
import { fragmentsOf } from '@pontio/field-labels';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  getVariableValues,
} from 'graphql';
import type { IncomingOperation } from '../exchange.js';
import { operationLimits } from '../limits.js';
import type { Stage } from '../request-path.js';

/** Refuses what is too costly to plan or cannot be a question: cheap checks before dear ones. */
export const guardOperation: Stage = function guardOperation(exchange) {
  const incoming = exchange.get('incoming');
  if (incoming.operation.operation !== OperationTypeNode.QUERY) {
    throw new PontioError('OPERATION_REFUSED', { detail: 'not a query' });
  }
  checkSize(incoming.document, incoming.operation);
  exchange.put('guarded', { variables: coerceVariables(incoming) });
};

function checkSize(document: DocumentNode, operation: OperationDefinitionNode): void {
  const size = measure(document, operation);
  const over = (['depth', 'aliases', 'fields', 'directives', 'rootFields'] as const).find(
    (what) => size[what] > operationLimits[what],
  );
  if (over !== undefined) throw new PontioError('OPERATION_REFUSED', { detail: `too much: ${over}` });
}

interface Size {
  depth: number;
  aliases: number;
  fields: number;
  directives: number;
  rootFields: number;
}

/** Measures the operation with its fragments spread; validation has already refused fragment cycles. */
function measure(document: DocumentNode, operation: OperationDefinitionNode): Size {
  const fragments = fragmentsOf(document);
  const size: Size = {
    depth: 0,
    aliases: 0,
    fields: 0,
    directives: operation.directives?.length ?? 0,
    rootFields: 0,
  };
  walk(operation.selectionSet, 1);
  return size;

  function walk(set: SelectionSetNode | undefined, depth: number): void {
    for (const node of set?.selections ?? []) {
      if (size.fields > operationLimits.fields) return;
      size.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) {
        count(node, depth);
        walk(node.selectionSet, depth + 1);
      } else {
        walk((node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value])?.selectionSet, depth);
      }
    }
  }

  function count(node: FieldNode, depth: number): void {
    size.fields += 1;
    size.aliases += node.alias ? 1 : 0;
    size.rootFields += depth === 1 ? 1 : 0;
    size.depth = Math.max(size.depth, depth);
  }
}

/** In front of a gateway Apollo Server does not coerce variables. The values stay out of what is logged. */
function coerceVariables({
  operation,
  supergraph,
  variables,
}: IncomingOperation): Readonly<Record<string, unknown>> {
  const { coerced, errors } = getVariableValues(
    supergraph.apiSchema,
    operation.variableDefinitions ?? [],
    variables,
    {
      maxErrors: 1,
    },
  );
  if (errors === undefined) return coerced;
  throw new PontioError('OPERATION_INVALID', { detail: 'a variable does not fit its type' });
}
