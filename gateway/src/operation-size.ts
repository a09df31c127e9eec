import { PontioError } from '@pontio/errors';
import { fragmentsOf } from '@pontio/field-labels';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type OperationLimit, operationLimits, overLimit } from './limits.js';

/** How much an operation asks of us before anything is known about what it asks. */
export interface OperationSize {
  depth: number;
  aliases: number;
  fields: number;
  repeats: number;
  directives: number;
  rootFields: number;
}

/** Selections looked at before an operation counts as too large. */
const MAX_STEPS = 4 * operationLimits.fields;

/**
 * @param limits - other limits than those of a question
 * @throws PontioError `OPERATION_REFUSED` that names the first limit the operation is over
 */
export function checkSize(size: OperationSize, limits: Partial<OperationSize> = {}): void {
  const measures = Object.keys(size) as (keyof OperationSize)[];
  const over = measures.find((what) => size[what] > (limits[what] ?? operationLimits[what]));
  if (over !== undefined) refuseOver(over);
}

/** @throws PontioError `OPERATION_REFUSED`, always */
export function refuseOver(limit: OperationLimit, most?: number): never {
  const problems = [overLimit(limit, most)];
  throw new PontioError('OPERATION_REFUSED', { detail: `too much: ${limit}`, problems });
}

/**
 * Measures an operation with its fragments spread. Needs nothing to be valid: it comes before validation, some
 * rules of which take time with the square of what they are given. A fragment within itself is counted once.
 */
export function measureOperation(document: DocumentNode, operation: OperationDefinitionNode): OperationSize {
  const fragments = fragmentsOf(document);
  const within = new Set<string>();
  let steps = 0;
  const { directives = [], selectionSet } = operation;
  const size = { depth: 0, aliases: 0, fields: 0, repeats: 0, directives: directives.length, rootFields: 0 };
  walk(selectionSet, 1);
  return size;

  function walk(set: SelectionSetNode | undefined, depth: number): void {
    if (set === undefined) return;
    size.repeats += repeatsIn(set);
    for (const node of set.selections) {
      if (size.fields > operationLimits.fields) return;
      steps += 1;
      // Fragments that spread one another and hold nothing would take longer than the world has left.
      if (steps > MAX_STEPS) size.fields = operationLimits.fields + 1;
      size.directives += node.directives?.length ?? 0;
      visit(node, depth);
    }
  }

  function visit(node: SelectionNode, depth: number): void {
    if (node.kind === Kind.FIELD) {
      count(node, depth);
      walk(node.selectionSet, depth + 1);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      walk(node.selectionSet, depth);
    } else if (!within.has(node.name.value)) {
      within.add(node.name.value);
      walk(fragments[node.name.value]?.selectionSet, depth);
      within.delete(node.name.value);
    }
  }

  function count(node: FieldNode, depth: number): void {
    size.fields += 1;
    size.aliases += node.alias ? 1 : 0;
    size.rootFields += depth === 1 ? 1 : 0;
    size.depth = Math.max(size.depth, depth);
  }
}

function repeatsIn({ selections }: SelectionSetNode): number {
  const keys = selections.flatMap((node) =>
    node.kind === Kind.FIELD ? [(node.alias ?? node.name).value] : [],
  );
  return keys.length - new Set(keys).size;
}
