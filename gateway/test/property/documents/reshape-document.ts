import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  isInterfaceType,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The same questions in another shape: every field under an alias of its own, selections back to front, each within
 * a fragment, and what is asked of an interface asked of each of its types.
 */
export function reshaped(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: { leave: aliased },
      SelectionSet: {
        leave: (set) => {
          const parent = types.getParentType();
          const names = isInterfaceType(parent)
            ? schema.getPossibleTypes(parent).map(({ name }) => name)
            : [undefined];
          const fields = set.selections.filter(({ kind }) => kind === Kind.FIELD);
          const others = set.selections.filter(({ kind }) => kind !== Kind.FIELD);
          const split = fields.length === 0 ? [] : names.map((name) => within(name, fields));
          return { ...set, selections: [...split, ...others].reverse() };
        },
      },
    }),
  );
}

function aliased(node: FieldNode): FieldNode {
  const key = (node.alias ?? node.name).value;
  return { ...node, alias: { kind: Kind.NAME, value: `s_${key}` } };
}

function within(name: string | undefined, fields: readonly SelectionNode[]): SelectionNode {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [...fields].reverse() };
  if (name === undefined) return { kind: Kind.INLINE_FRAGMENT, selectionSet };
  const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } } as const;
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
}
