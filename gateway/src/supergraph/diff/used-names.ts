import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  getNamedType,
  isAbstractType,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** The types and the fields (`Type.field`) that a document touches, what it gives to arguments included. */
export function usedNames(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const info = new TypeInfo(schema);
  const used = new Set<string>();
  const note = (name: string | undefined): void => {
    if (name !== undefined) used.add(name);
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      enter: (node) => {
        note(getNamedType(info.getType() ?? undefined)?.name);
        note(getNamedType(info.getInputType() ?? undefined)?.name);
        const parent = info.getParentType();
        // A field asked of an interface is asked of everything that can stand there.
        if (node.kind === Kind.FIELD && parent) {
          used.add(`${parent.name}.${node.name.value}`);
          for (const { name } of isAbstractType(parent) ? schema.getPossibleTypes(parent) : [])
            used.add(`${name}.${node.name.value}`);
        }
      },
    }),
  );
  return used;
}
