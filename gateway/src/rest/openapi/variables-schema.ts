import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';
import { type JsonSchema, described, orNull, scalarSchema } from './json-schema.js';

/** Schemas that others refer to, by name. */
export type Components = Map<string, JsonSchema>;

/**
 * The variables of an operation as the properties of a request body.
 *
 * @param components - gets the input types that are referred to
 */
export function variablesSchema(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  components: Components,
): { readonly properties: JsonSchema; readonly required: readonly string[] } {
  const variables = variableDefinitions.flatMap(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node);
    if (!isInputType(type)) return [];
    return [{ name: variable.name.value, type, defaultValue }];
  });
  return {
    properties: Object.fromEntries(
      variables.map(({ name, type, defaultValue }) => [
        name,
        {
          ...inputSchema(type, components),
          ...(defaultValue && { default: valueFromASTUntyped(defaultValue) }),
        },
      ]),
    ),
    required: variables
      .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
      .map(({ name }) => name),
  };
}

function inputSchema(type: GraphQLInputType, components: Components): JsonSchema {
  return isNonNullType(type) ? neededSchema(type.ofType, components) : orNull(neededSchema(type, components));
}

function neededSchema(type: GraphQLInputType, components: Components): JsonSchema {
  if (isNonNullType(type)) return neededSchema(type.ofType, components);
  if (isListType(type)) return { type: 'array', items: inputSchema(type.ofType, components) };
  if (isInputObjectType(type)) return referTo(type, components);
  if (isEnumType(type))
    return {
      ...described(type.description),
      type: 'string',
      enum: type.getValues().map(({ name }) => name),
    };
  return scalarSchema(type.name, type.description);
}

function referTo(type: GraphQLInputObjectType, components: Components): JsonSchema {
  if (!components.has(type.name)) {
    // First its name, so that a type that holds itself ends here.
    components.set(type.name, {});
    components.set(type.name, objectSchema(type, components));
  }
  return { $ref: `#/components/schemas/${type.name}` };
}

function objectSchema(type: GraphQLInputObjectType, components: Components): JsonSchema {
  const fields = Object.values(type.getFields());
  return {
    ...described(type.description),
    type: 'object',
    properties: Object.fromEntries(
      fields.map(({ name, description, type: own }) => [
        name,
        { ...inputSchema(own, components), ...described(description) },
      ]),
    ),
    required: fields.filter(isRequiredInputField).map(({ name }) => name),
    additionalProperties: false,
  };
}
