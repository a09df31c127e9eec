import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
  isEnumType,
} from 'graphql';
import { quote } from './quote.js';

/** JSON of a leaf value; undefined for one that its type does not allow. */
export type WriteLeaf = (value: unknown) => string | undefined;

const writeString: WriteLeaf = (value) => (typeof value === 'string' ? quote(value) : undefined);

const builtIn = new Map<string, WriteLeaf>([
  [GraphQLString.name, writeString],
  [
    GraphQLID.name,
    (value) => {
      if (typeof value === 'string') return quote(value);
      return Number.isInteger(value) ? `"${String(value)}"` : undefined;
    },
  ],
  [GraphQLInt.name, (value) => (Number.isInteger(value) ? String(value) : undefined)],
  [GraphQLFloat.name, (value) => (Number.isFinite(value) ? String(value) : undefined)],
  [GraphQLBoolean.name, (value) => (typeof value === 'boolean' ? String(value) : undefined)],
]);

/** The writer of a leaf type. Custom scalars pass through; an enum value the API schema lacks does not. */
export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, `"${name}"`]));
    return (value) => texts.get(value);
  }
  return builtIn.get(type.name) ?? ((value) => JSON.stringify(value));
}
