import {
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
} from 'graphql';
import { clientKey } from '../engine/safe-aliases.js';
import type { JsonObject } from '../ports.js';
import type { Collecting } from './collect-fields.js';
import { isIntrospection, writeIntrospection } from './introspection.js';
import { leafWriter } from './leaf-writers.js';
import { type Write, type Writing, addFault } from './writing.js';

/** Writes `,"key":value`; undefined where the field's null has to bubble up. */
export type WriteField = (object: JsonObject, writing: Writing) => string | undefined;

/** One field of an answer: every selection of one response key. */
export interface AnswerField {
  /** The brace or comma before it. */
  readonly opening: string;
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  /** The type whose field it is. */
  readonly type: GraphQLObjectType | GraphQLInterfaceType;
}

/** A field whose type is known. */
interface TypedField {
  readonly key: string;
  /** The key as the caller knows it. */
  readonly shown: string;
  /** Everything before the value. */
  readonly prefix: string;
  readonly isRequired: boolean;
  /** The field, in words. */
  readonly where: string;
}

/** Compiles the writer of a value below a field; `where` is the field, in words. */
export type CompileValue = (
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  where: string,
  collecting: Collecting,
) => Write;

/** Compiles the writer of one field. */
export function compileField(
  { opening, key, nodes, type }: AnswerField,
  compileValue: CompileValue,
  collecting: Collecting,
): WriteField {
  const name = nodes[0]?.name.value ?? '';
  const shown = clientKey(key);
  const prefix = `${opening}${JSON.stringify(shown)}:`;
  if (name === '__typename') return compileTypename(type, prefix);
  if (isIntrospection(name)) {
    const write = writeIntrospection(nodes, collecting);
    return (_object, writing) => prefix + write(writing);
  }
  const field = type.getFields()[name];
  if (field === undefined) throw new Error(`${type.name}.${name} is not in the API schema`);
  const isRequired = isNonNullType(field.type);
  const typed = { key, shown, prefix, isRequired, where: `field ${type.name}.${name}` };
  const inner = getNullableType(field.type);
  if (isLeafType(inner)) return compileLeafField(typed, inner);
  const selectionSets = nodes.flatMap(({ selectionSet }) =>
    selectionSet === undefined ? [] : [selectionSet],
  );
  return compileObjectField(typed, compileValue(inner, selectionSets, typed.where, collecting));
}

function compileTypename(type: GraphQLObjectType | GraphQLInterfaceType, prefix: string): WriteField {
  // An object of an interface that does not tell its type has no name to give.
  if (isInterfaceType(type)) return () => undefined;
  const text = `${prefix}"${type.name}"`;
  return () => text;
}

function compileLeafField(
  { key, shown, prefix, isRequired, where }: TypedField,
  type: GraphQLLeafType,
): WriteField {
  const write = leafWriter(type, prefix);
  const nothing = isRequired ? undefined : `${prefix}null`;
  return (object, writing) => {
    const value = object[key];
    if (value !== undefined && value !== null) {
      const written = write(value, writing.isClean);
      if (written !== undefined) return written;
      addFault(writing, `Invalid value found for ${where}.`, shown);
    } else if (isRequired) addFault(writing, `Cannot return null for non-nullable ${where}.`, shown);
    return nothing;
  };
}

function compileObjectField({ key, shown, prefix, isRequired, where }: TypedField, write: Write): WriteField {
  const nothing = isRequired ? undefined : `${prefix}null`;
  return (object, writing) => {
    const value = object[key];
    if (value === undefined || value === null) {
      if (isRequired) addFault(writing, `Cannot return null for non-nullable ${where}.`, shown);
      return nothing;
    }
    writing.path.push(shown);
    const written = write(value, writing);
    writing.path.pop();
    return written === undefined ? nothing : prefix + written;
  };
}
