import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
  isEnumType,
} from 'graphql';
import { escape } from './quote.js';

/**
 * JSON of a leaf value, with what comes before it; undefined for a value that its type does not allow. A clean
 * value is one of an answer in which nothing needs escaping.
 */
export type WriteLeaf = (value: unknown, isClean: boolean) => string | undefined;

const writers = new Map<string, (prefix: string) => WriteLeaf>([
  [GraphQLString.name, (prefix) => stringWriter(`${prefix}"`)],
  [GraphQLID.name, (prefix) => idWriter(prefix)],
  [GraphQLInt.name, (prefix) => (value) => (Number.isInteger(value) ? prefix + String(value) : undefined)],
  [GraphQLFloat.name, (prefix) => (value) => (Number.isFinite(value) ? prefix + String(value) : undefined)],
  [
    GraphQLBoolean.name,
    (prefix) => (value) => (typeof value === 'boolean' ? prefix + String(value) : undefined),
  ],
]);

/**
 * The writer of a leaf type. Custom scalars pass through; an enum value that the API schema lacks does not.
 *
 * @param prefix - What is written before the value: a key, or nothing.
 */
export function leafWriter(type: GraphQLLeafType, prefix: string): WriteLeaf {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, `${prefix}"${name}"`]));
    return (value) => texts.get(value);
  }
  const writer = writers.get(type.name);
  if (writer !== undefined) return writer(prefix);
  return (value) => prefix + JSON.stringify(value);
}

function stringWriter(opening: string): WriteLeaf {
  return (value, isClean) => {
    if (typeof value !== 'string') return undefined;
    return isClean ? `${opening}${value}"` : `${opening}${escape(value)}"`;
  };
}

function idWriter(prefix: string): WriteLeaf {
  const write = stringWriter(`${prefix}"`);
  return (value, isClean) => write(Number.isInteger(value) ? String(value) : value, isClean);
}
