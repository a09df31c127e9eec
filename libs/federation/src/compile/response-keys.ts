import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { type FetchNode, keysOf } from '../plan/plan-node.js';

/** The selections that a fetch fills its objects with: for entities, those below `_entities`. */
export function selectionsOf({ operation, requires }: FetchNode): SelectionSetNode {
  if (requires === undefined) return operation.selectionSet;
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || entities.selectionSet === undefined)
    throw new Error('The planner gave an entity fetch without entities');
  return entities.selectionSet;
}

/** Every field of a selection set, those in fragments too. */
export function fieldsOf({ selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    return node.kind === Kind.INLINE_FRAGMENT ? fieldsOf(node.selectionSet) : [];
  });
}

/** The key under which a field is answered. */
export function responseKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/** Response keys at the top of a fetch's result, after its rewrites. */
export function topKeys(node: FetchNode): string[] {
  const asked = fieldsOf(selectionsOf(node)).map(responseKey);
  const rewritten = node.output.flatMap((rewrite) => {
    const keys = keysOf(rewrite.path);
    if (keys.length !== 1) return [];
    return rewrite.kind === 'RENAME' ? [rewrite.to] : keys;
  });
  return [...new Set([...asked, ...rewritten])];
}
