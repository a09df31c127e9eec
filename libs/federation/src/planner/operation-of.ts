import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  visit,
} from 'graphql';

/** The operation of a planner's document, its fragments written out where they are spread. */
export function operationOf(text: string): OperationDefinitionNode {
  const document: DocumentNode = parse(text, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
  }
  if (operation === undefined) throw new Error('The planner gave a fetch without an operation');
  // Planners number their operations, which would make equal fetches look different.
  const { name: _name, ...anonymous } = operation;
  return fragments.size === 0 ? anonymous : withoutSpreads(anonymous, fragments);
}

function withoutSpreads(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationDefinitionNode {
  return visit(operation, {
    FragmentSpread: {
      // The replacement is visited in its turn, so that spreads within fragments are written out too.
      enter: ({ name, directives }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined)
          throw new Error(`The planner spreads ${name.value}, which it does not define`);
        const { typeCondition, selectionSet } = fragment;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: directives ?? [], selectionSet };
      },
    },
  });
}
