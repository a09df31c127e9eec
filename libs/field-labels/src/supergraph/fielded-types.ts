import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { FieldedType } from '../joins.js';

/** The objects and interfaces of a composed schema, introspection's own left out. */
export function fieldedTypes(schema: GraphQLSchema): readonly FieldedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type): type is FieldedType =>
      (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'),
  );
}

/** The fields of a type. */
export const fieldsOf = (type: FieldedType): readonly GraphQLField<unknown, unknown>[] =>
  Object.values(type.getFields());

/** Where operations begin, those that a schema has. */
export function rootTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.filter((type) => type !== null && type !== undefined);
}

/** Whether something is for the gateway alone: no caller can ask for it. */
export const isInaccessible = ({ astNode }: FieldedType | GraphQLField<unknown, unknown>): boolean =>
  astNode?.directives?.some(({ name }) => name.value === 'inaccessible') ?? false;
