import {
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';

const REPRESENTATIONS = 'representations';

function nameOf(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

/** `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Type { … } } }` */
export function entitiesOperation(
  type: string,
  selections: readonly SelectionNode[],
  variableDefinitions: readonly VariableDefinitionNode[],
): OperationDefinitionNode {
  const variable = { kind: Kind.VARIABLE, name: nameOf(REPRESENTATIONS) } as const;
  const typename: SelectionNode = { kind: Kind.FIELD, name: nameOf('__typename') };
  const ofType: SelectionNode = {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: nameOf(type) },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [typename, ...selections] },
  };
  const entities: SelectionNode = {
    kind: Kind.FIELD,
    name: nameOf('_entities'),
    arguments: [{ kind: Kind.ARGUMENT, name: nameOf(REPRESENTATIONS), value: variable }],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [ofType] },
  };
  const others = variableDefinitions.filter(
    (definition) => definition.variable.name.value !== REPRESENTATIONS,
  );
  return withUsedVariables({
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [representationsDefinition, ...others],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [entities] },
  });
}

const representationsDefinition: VariableDefinitionNode = {
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: nameOf(REPRESENTATIONS) },
  type: {
    kind: Kind.NON_NULL_TYPE,
    type: {
      kind: Kind.LIST_TYPE,
      type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: nameOf('_Any') } },
    },
  },
};

/** Defines only the variables that the operation still uses. */
export function withUsedVariables(operation: OperationDefinitionNode): OperationDefinitionNode {
  const used = new Set<string>();
  visit(operation.selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const { variableDefinitions = [] } = operation;
  return {
    ...operation,
    variableDefinitions: variableDefinitions.filter(({ variable }) => used.has(variable.name.value)),
  };
}
