import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode, visit } from 'graphql';

const typeName: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Asks for the type name of each object of which `@skip` and `@include` may leave nothing. A planner that finds
 * `a @skip(if: $no) { b @include(if: $no) }` to ask for nothing forgets `a`, which is an empty object all the same.
 */
export function withFilledObjects(document: DocumentNode): DocumentNode {
  return hasConditions(document) ? filled(document) : document;
}

function hasConditions(document: DocumentNode): boolean {
  const found: string[] = [];
  visit(document, { Directive: ({ name }) => void found.push(name.value) });
  return found.length > 0;
}

function filled(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (node) => {
      const { selectionSet } = node;
      if (selectionSet === undefined || selectionSet.selections.some(isSure)) return undefined;
      return { ...node, selectionSet: withTypeName(selectionSet) };
    },
  });
}

function isSure({ kind, directives = [] }: SelectionNode): boolean {
  return kind === Kind.FIELD && directives.length === 0;
}

function withTypeName(set: SelectionSetNode): SelectionSetNode {
  return { ...set, selections: [...set.selections, typeName] };
}
