import { fragmentsOf } from '@pontio/field-labels';
import { type FieldNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { IncomingOperation } from './exchange.js';
import { operationLimits } from './limits.js';

/** How much an operation asks of us before anything is known about what it asks. */
export interface OperationSize {
  depth: number;
  aliases: number;
  fields: number;
  directives: number;
  rootFields: number;
}

/** The first limit that an operation is over; undefined when it is within all of them. */
export function limitExceeded(size: OperationSize): keyof OperationSize | undefined {
  const limited = ['depth', 'aliases', 'fields', 'directives', 'rootFields'] as const;
  return limited.find((what) => size[what] > operationLimits[what]);
}

/** Measures an operation with its fragments spread; validation has already refused fragment cycles. */
export function measureOperation({
  document,
  operation,
}: Pick<IncomingOperation, 'document' | 'operation'>): OperationSize {
  const fragments = fragmentsOf(document);
  const size = emptySize(operation);
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

function emptySize({ directives }: OperationDefinitionNode): OperationSize {
  return { depth: 0, aliases: 0, fields: 0, directives: directives?.length ?? 0, rootFields: 0 };
}
