import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
} from 'graphql';

/** What a leaf type takes, in words. */
const IN_WORDS: Readonly<Record<string, string>> = {
  String: 'a text',
  ID: 'an id, as a text',
  Int: 'a whole number',
  Float: 'a number',
  Boolean: 'true or false',
};

/**
 * What is wrong with the variables of an operation: for each, where and what is expected. Says no value and no
 * name that the caller has sent: both may be about somebody.
 */
export function variableProblems(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: Pick<OperationDefinitionNode, 'variableDefinitions'>,
  variables: Readonly<Record<string, unknown>>,
): readonly string[] {
  return variableDefinitions.flatMap(({ variable, type: node, defaultValue }) => {
    const name = variable.name.value;
    const type = typeFromAST(schema, node);
    if (!isInputType(type)) return [];
    const value = variables[name];
    if (value === undefined && (defaultValue !== undefined || !isNonNullType(type))) return [];
    return [...problemsOf(value, type, name)];
  });
}

function* problemsOf(value: unknown, type: GraphQLInputType, path: string): Generator<string> {
  const isMissing = value === undefined || value === null;
  if (isNonNullType(type)) {
    if (isMissing) yield `${path}: is needed; ${expected(type.ofType)}.`;
    else yield* problemsOf(value, type.ofType, path);
  } else if (!isMissing) yield* misfits(value, type, path);
}

function* misfits(
  value: unknown,
  type: Exclude<GraphQLInputType, { ofType: unknown }> | GraphQLList<GraphQLInputType>,
  path: string,
): Generator<string> {
  if (isInputObjectType(type)) yield* objectProblems(value, type, path);
  else if (!isListType(type)) {
    if (!isLeaf(value, type)) yield `${path}: ${expected(type)}.`;
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* problemsOf(item, type.ofType, `${path}.${String(index)}`);
  } else yield* problemsOf(value, type.ofType, path);
}

function* objectProblems(value: unknown, type: GraphQLInputObjectType, path: string): Generator<string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield `${path}: ${expected(type)}.`;
    return;
  }
  const given = value as Readonly<Record<string, unknown>>;
  const fields = type.getFields();
  if (Object.keys(given).some((key) => !Object.hasOwn(fields, key)))
    yield `${path}: has a field that it cannot have; ${expected(type)}.`;
  for (const field of Object.values(fields)) {
    const below = given[field.name];
    if (below !== undefined || isRequiredInputField(field))
      yield* problemsOf(below, field.type, `${path}.${field.name}`);
  }
}

function isLeaf(value: unknown, type: GraphQLLeafType): boolean {
  try {
    return type.parseValue(value) !== undefined;
  } catch {
    return false;
  }
}

function expected(type: GraphQLInputType): string {
  if (isListType(type)) return 'expects a list';
  const named = getNamedType(type);
  if (isEnumType(named))
    return `expects one of ${named
      .getValues()
      .map(({ name }) => name)
      .join(', ')}`;
  if (isInputObjectType(named)) return `expects an object with ${Object.keys(named.getFields()).join(', ')}`;
  return `expects ${IN_WORDS[named.name] ?? `a ${named.name}`}`;
}
