import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { JsonObject } from '../ports.js';
import { type Collecting, collectFields } from './collect-fields.js';
import { type CompileValue, compileField } from './compile-field.js';
import { leafWriter } from './leaf-writers.js';
import { type Write, addFault } from './writing.js';

/** Compiles the writer of an object of one type, or of an interface whose object does not tell its type. */
export function compileObject(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType | GraphQLInterfaceType,
  collecting: Collecting,
): Write {
  const fields = [...collectFields(selectionSets, type, collecting)];
  const writers = fields.map(([key, nodes], index) =>
    compileField({ opening: index === 0 ? '{' : ',', key, nodes, type }, compileValue, collecting),
  );
  if (writers.length === 0) return () => '{}';
  return (value, writing) => {
    let text = '';
    for (const write of writers) {
      const written = write(value as JsonObject, writing);
      if (written === undefined) return undefined;
      text += written;
    }
    return `${text}}`;
  };
}

/** The writer of a value that is there. */
const compileValue: CompileValue = (type, selectionSets, where, collecting) => {
  if (isListType(type)) return compileList(type.ofType, selectionSets, where, collecting);
  if (isObjectType(type)) return whereObject(compileObject(selectionSets, type, collecting), where);
  if (isAbstractType(type)) return compileAbstract(type.name, selectionSets, where, collecting);
  if (!isLeafType(type)) throw new Error(`${where} is non-null twice`);
  const write = leafWriter(type, '');
  return (value, writing) => {
    const written = write(value, writing.isClean);
    if (written === undefined) addFault(writing, `Invalid value found for ${where}.`);
    return written;
  };
};

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
    return `${text}]`;
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
  const writers = new Map<string | undefined, Write>();
  const compileFor = (typename: string | undefined): Write | undefined => {
    const type = schema.getType(typename ?? name);
    if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
    const write = compileObject(selectionSets, type, collecting);
    writers.set(typename, write);
    return write;
  };
  return whereObject((value, writing) => {
    const said = (value as JsonObject)['__typename'];
    const typename = typeof said === 'string' ? said : undefined;
    const write = writers.get(typename) ?? compileFor(typename);
    if (write !== undefined) return write(value, writing);
    addFault(writing, `Invalid __typename found for object at ${where}.`);
    return undefined;
  }, where);
}
