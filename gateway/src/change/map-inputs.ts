import {
  type GraphQLField,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { ChangeArguments } from './change.js';

/** Every value of one input type or scalar among a field's arguments, however deep. */
export function inputsOf(field: Field, args: ChangeArguments, typeName: string): readonly unknown[] {
  const found: unknown[] = [];
  mapInputs(field, args, typeName, (value) => found.push(value));
  return found;
}

/** The arguments with every value of one input type or scalar replaced; nulls stay nulls. */
export function mapInputs(
  field: Field,
  args: ChangeArguments,
  typeName: string,
  replace: (value: unknown) => unknown,
): ChangeArguments {
  const types = new Map(field.args.map(({ name, type }) => [name, type]));
  return mapFields(args, (name) => types.get(name));

  function mapFields(values: ChangeArguments, typeOf: (name: string) => GraphQLInputType | undefined) {
    return Object.fromEntries(Object.entries(values).map(([key, item]) => [key, map(item, typeOf(key))]));
  }

  function map(value: unknown, type: GraphQLInputType | undefined): unknown {
    if (value === null || value === undefined || type === undefined) return value;
    if (isNonNullType(type)) return map(value, type.ofType);
    if (isListType(type)) return (value as unknown[]).map((item) => map(item, type.ofType));
    if (type.name === typeName) return replace(value);
    if (!isInputObjectType(type)) return value;
    const fields = type.getFields();
    return mapFields(value as ChangeArguments, (name) => fields[name]?.type);
  }
}

type Field = Pick<GraphQLField<unknown, unknown>, 'args'>;
