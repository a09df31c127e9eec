import {
  type FieldNode,
  GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { clientKey } from '../engine/safe-aliases.js';
import type { JsonObject } from '../ports.js';
import { type Collecting, collectFields } from './collect-fields.js';
import { isIntrospection, writeIntrospection } from './introspection.js';
import { leafWriter } from './leaf-writers.js';
import { type Write, type Writing, addFault } from './writing.js';

/** Writes a field's `,"key":value`; undefined where its null has to bubble up. */
type WriteField = (object: JsonObject, writing: Writing) => string | undefined;

/** Compiles the writer of an object of one type, or of an interface whose object does not tell its type. */
export function compileObject(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType | GraphQLInterfaceType,
  collecting: Collecting,
): Write {
  const fields = [...collectFields(selectionSets, type, collecting)];
  const writers = fields.map(([key, nodes], index) => {
    const write = compileField(key, nodes, type, collecting);
    const prefix = `${index === 0 ? '{' : ','}${JSON.stringify(clientKey(key))}:`;
    return { write, prefix };
  });
  if (writers.length === 0) return () => '{}';
  return (value, writing) => {
    let text = '';
    for (const { write, prefix } of writers) {
      const written = write(value as JsonObject, writing);
      if (written === undefined) return undefined;
      text += prefix + written;
    }
    return text + '}';
  };
}

function compileField(
  key: string,
  nodes: readonly FieldNode[],
  type: GraphQLObjectType | GraphQLInterfaceType,
  collecting: Collecting,
): WriteField {
  const name = nodes[0]?.name.value ?? '';
  if (name === '__typename') return compileTypename(type);
  if (isIntrospection(name)) return writeIntrospection(nodes, collecting);
  const field = type.getFields()[name];
  if (field === undefined) throw new Error(`${type.name}.${name} is not in the API schema`);
  const selectionSets = nodes.flatMap(({ selectionSet }) =>
    selectionSet === undefined ? [] : [selectionSet],
  );
  const shown = clientKey(key);
  const inner = getNullableType(field.type);
  const where = `field ${type.name}.${name}`;
  if (isLeafType(inner)) return compileLeafField(key, field.type, where);
  const write = compileValue(inner, selectionSets, where, collecting);
  const isRequired = isNonNullType(field.type);
  return (object, writing) => {
    const value = object[key];
    if (value === undefined || value === null) {
      if (!isRequired) return 'null';
      addFault(writing, `Cannot return null for non-nullable ${where}.`, shown);
      return undefined;
    }
    writing.path.push(shown);
    const written = write(value, writing);
    writing.path.pop();
    return written ?? (isRequired ? undefined : 'null');
  };
}

function compileTypename(type: GraphQLObjectType | GraphQLInterfaceType): WriteField {
  // An object of an interface that does not tell its type has no name to give.
  if (type instanceof GraphQLInterfaceType) return () => undefined;
  const text = `"${type.name}"`;
  return () => text;
}

function compileLeafField(key: string, type: GraphQLOutputType, where: string): WriteField {
  const inner = getNullableType(type);
  if (!isLeafType(inner)) throw new Error(`${where} is not a leaf`);
  const write = leafWriter(inner);
  const shown = clientKey(key);
  const isRequired = isNonNullType(type);
  return (object, writing) => {
    const value = object[key];
    if (value !== undefined && value !== null) {
      const written = write(value);
      if (written !== undefined) return written;
      addFault(writing, `Invalid value found for ${where}.`, shown);
    } else if (isRequired) addFault(writing, `Cannot return null for non-nullable ${where}.`, shown);
    return isRequired ? undefined : 'null';
  };
}

/** The writer of a value that is there. */
function compileValue(
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  where: string,
  collecting: Collecting,
): Write {
  if (isListType(type)) return compileList(type.ofType, selectionSets, where, collecting);
  if (isObjectType(type)) return whereObject(compileObject(selectionSets, type, collecting), where);
  if (isAbstractType(type)) return compileAbstract(type.name, selectionSets, where, collecting);
  if (!isLeafType(type)) throw new Error(`${where} is non-null twice`);
  const write = leafWriter(type);
  return (value, writing) => {
    const written = write(value);
    if (written === undefined) addFault(writing, `Invalid value found for ${where}.`);
    return written;
  };
}

function whereObject(write: Write, where: string): Write {
  return (value, writing) => {
    if (typeof value === 'object' && !Array.isArray(value)) return write(value, writing);
    addFault(writing, `Invalid value found for ${where}.`);
    return undefined;
  };
}

function compileList(
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  where: string,
  collecting: Collecting,
): Write {
  const write = compileValue(getNullableType(type), selectionSets, where, collecting);
  const isRequired = isNonNullType(type);
  const writeItem: Write = (item, writing) => {
    if (item !== null) return write(item, writing) ?? (isRequired ? undefined : 'null');
    if (!isRequired) return 'null';
    addFault(writing, `Cannot return null for a non-nullable element of ${where}.`);
    return undefined;
  };
  return (value, writing) => {
    if (!Array.isArray(value)) {
      addFault(writing, `Invalid value found for ${where}.`);
      return undefined;
    }
    const depth = writing.path.push(0) - 1;
    let text = '[';
    for (let index = 0; index < value.length; index++) {
      writing.path[depth] = index;
      const written = writeItem(value[index], writing);
      if (written === undefined) {
        writing.path.pop();
        return undefined;
      }
      text += index === 0 ? written : `,${written}`;
    }
    writing.path.pop();
    return text + ']';
  };
}

/** Dispatches on `__typename`; the writer of each type is compiled when one is first met. */
function compileAbstract(
  name: string,
  selectionSets: readonly SelectionSetNode[],
  where: string,
  collecting: Collecting,
): Write {
  const { schema } = collecting;
  const writers = new Map<unknown, Write | undefined>();
  const compileFor = (typename: unknown): Write | undefined => {
    const type = schema.getType(typeof typename === 'string' ? typename : name);
    return isObjectType(type) || type instanceof GraphQLInterfaceType
      ? compileObject(selectionSets, type, collecting)
      : undefined;
  };
  return whereObject((value, writing) => {
    const typename = (value as JsonObject)['__typename'];
    let write = writers.get(typename);
    if (write === undefined && !writers.has(typename)) {
      write = compileFor(typename);
      // Only names of the schema are kept: a subgraph may say anything.
      if (write !== undefined) writers.set(typename, write);
    }
    if (write !== undefined) return write(value, writing);
    addFault(writing, `Invalid __typename found for object at ${where}.`);
    return undefined;
  }, where);
}
