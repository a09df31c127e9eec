import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

const typeName: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * A document as planners understand it: without what its own literals leave out, which they may ask for all the
 * same, and asking for the type name of each object of which variables may leave nothing. A planner that finds
 * `a @skip(if: $no) { b @include(if: $no) }` to ask for nothing forgets `a`, which is an empty object all the same.
 */
export function plannableDocument(document: DocumentNode): DocumentNode {
  return hasConditions(document) ? withTypeNames(withoutLiterals(document)) : document;
}

function hasConditions(document: DocumentNode): boolean {
  const found: string[] = [];
  visit(document, { Directive: ({ name }) => void found.push(name.value) });
  return found.length > 0;
}

function withoutLiterals(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: (set) => {
      const left = set.selections.filter(({ directives = [] }) => !directives.some(leavesOut)).map(bare);
      return { ...set, selections: left.length > 0 ? left : [typeName] };
    },
  });
}

/** What a literal leaves in needs no literal. */
function bare(node: SelectionNode): SelectionNode {
  const directives = node.directives?.filter((directive) => literalOf(directive) === undefined);
  return directives === undefined ? node : { ...node, directives };
}

const leavesOut = (directive: DirectiveNode | ConstDirectiveNode): boolean => {
  const literal = literalOf(directive);
  return literal !== undefined && literal !== (directive.name.value === 'include');
};

function literalOf({ name, arguments: given = [] }: DirectiveNode): boolean | undefined {
  const value = given[0]?.value;
  const isCondition = name.value === 'skip' || name.value === 'include';
  return isCondition && value?.kind === Kind.BOOLEAN ? value.value : undefined;
}

function withTypeNames(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (node) => {
      const { selectionSet } = node;
      if (selectionSet === undefined || selectionSet.selections.some(isSure)) return undefined;
      return { ...node, selectionSet: withTypeName(selectionSet) };
    },
  });
}

function isSure({ kind, directives }: SelectionNode): boolean {
  return kind === Kind.FIELD && (directives === undefined || directives.length === 0);
}

function withTypeName(set: SelectionSetNode): SelectionSetNode {
  return { ...set, selections: [...set.selections, typeName] };
}
