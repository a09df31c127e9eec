import { type JsonObject, clientKey } from '@pontio/federation';
import { ROW_LABEL_FIELD, selectedCoordinates } from '@pontio/field-labels';
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  Kind,
  type SelectionNode,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { MAX_LIST_ITEMS } from '../limits.js';
import {
  type Check,
  type ShapeOf,
  CheckedShape,
  type CheckedField,
  type MeetingPlace,
  type RowPlace,
} from './check-answer.js';
import { ROW_ALIAS } from './prune-operation.js';
import type { SubjectSchema } from './subject-schema.js';

/** What a check is compiled for. */
export interface CheckScope {
  readonly subjects: SubjectSchema;
  /** Number of each value of the variant, by coordinate. */
  readonly bits: ReadonlyMap<string, number>;
}

/** Compiles the check of an object that is asked about itself: an entity, whose key is checked by whoever asked. */
export function compileEntityCheck(
  type: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  path: readonly string[],
  scope: CheckScope,
): Check {
  const shape = shapeOf(type, selections, { path, scope, meeting: undefined });
  return (value, run, parent, at) => (isObject(value) ? shape.check(value, run, parent, at) : run.misfit());
}

/** Compiles the check of one field's value. */
export function compileFieldCheck(
  owner: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  path: readonly string[],
  scope: CheckScope,
): Pick<CheckedField, 'check' | 'shapeOf'> {
  const name = nodes[0]?.name.value ?? '';
  const field = 'getFields' in owner ? owner.getFields()[name] : undefined;
  if (field === undefined) return { check: (_value, run) => run.misfit() };
  const below = nodes.flatMap((node) => node.selectionSet?.selections ?? []);
  const type = getNamedType(field.type);
  const coordinate = `${owner.name}.${name}`;
  if (isLeafType(type)) return { check: checkOf(field.type, checkOfLeaf(type, scope.bits.get(coordinate))) };
  if (!isCompositeType(type)) return { check: (_value, run) => run.misfit() };
  const asked = { below, path, coordinate, scope };
  const shapeOf = shapeChooser(type, shapesOf(type, asked));
  return { check: checkOf(field.type, checkOfObject(shapeOf, bareTypes(type, asked))), shapeOf };
}

interface Asked {
  readonly below: readonly SelectionNode[];
  readonly path: readonly string[];
  readonly coordinate: string;
  readonly scope: CheckScope;
}

/** The check of a value that may stand in lists. */
function checkOf(type: GraphQLOutputType, item: Check): Check {
  if (isNonNullType(type)) return checkOf(type.ofType, item);
  if (isListType(type)) return checkOfList(checkOf(type.ofType, item), isNonNullType(type.ofType));
  return item;
}

function checkOfList(item: Check, isItemRequired: boolean): Check {
  return (value, run) => {
    if (!Array.isArray(value) || value.length > MAX_LIST_ITEMS) return run.misfit();
    const list = value as unknown[];
    const absent: number[] = [];
    for (let index = 0; index < list.length; index += 1) {
      const given = list[index];
      const kept = given === null ? null : item(given, run, list, index);
      if (kept === undefined) absent.push(index);
      else if (kept !== given) list[index] = kept;
      if (kept !== null || !isItemRequired) continue;
      run.isStale = true;
      return run.misfit();
    }
    if (absent.length > 0) run.close(list, absent);
    return list;
  };
}

function checkOfLeaf(type: GraphQLLeafType, bit: number | undefined): Check {
  const fits = fitsLeaf(type);
  return (value, run) => {
    if (!fits(value)) return run.misfit();
    if (bit !== undefined && isThere(value)) run.held[bit] = 1;
    return value;
  };
}

function checkOfObject(shapeOf: ShapeOf, bare: ReadonlySet<unknown>): Check {
  return (value, run, parent, at) => {
    // That there is one tells something of which nothing is released: it was never there.
    if (bare.size > 0 && isObject(value) && bare.has(value['__typename'])) return undefined;
    const shape = isObject(value) ? shapeOf(value) : undefined;
    return shape === undefined ? run.misfit() : shape.check(value as JsonObject, run, parent, at);
  };
}

/** Types that can stand there and of which no more is left to ask than what they are. */
function bareTypes(type: GraphQLCompositeType, { below, scope }: Asked): ReadonlySet<unknown> {
  const possible = isAbstractType(type) ? scope.subjects.schema.getPossibleTypes(type) : [];
  const isBare = (one: GraphQLCompositeType): boolean =>
    [...collect(one, below, scope).values()].every(([node]) => SAYS_WHAT.has(node?.name.value));
  return new Set(possible.filter(isBare).map(({ name }) => name));
}

const SAYS_WHAT: ReadonlySet<string | undefined> = new Set(['__typename', ROW_LABEL_FIELD]);

function shapeChooser(type: GraphQLCompositeType, shapes: ReadonlyMap<string, CheckedShape>): ShapeOf {
  const only = isObjectType(type) ? shapes.get(type.name) : undefined;
  return only === undefined ? (object) => shapes.get(String(object['__typename'])) : () => only;
}

/** What an object of each type that can stand there looks like; an interface may stand for what it is made of elsewhere. */
function shapesOf(
  type: GraphQLCompositeType,
  { below, path, coordinate, scope }: Asked,
): Map<string, CheckedShape> {
  const { schema } = scope.subjects;
  const types = isAbstractType(type)
    ? [...schema.getPossibleTypes(type), ...(isInterfaceType(type) ? [type] : [])]
    : [type];
  return new Map(
    types.map((one) => {
      const key = scope.subjects.keyOf(one.name);
      const meeting: MeetingPlace | undefined =
        key === undefined
          ? undefined
          : {
              place: path.join('.'),
              keys: [...collect(one, below, scope)].flatMap(([name, nodes]) =>
                nodes[0]?.name.value === key ? [name] : [],
              ),
              bit: scope.bits.get(coordinate) ?? 0,
            };
      return [one.name, shapeOf(one, below, { path, scope, meeting })];
    }),
  );
}

function shapeOf(
  type: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  { path, scope, meeting }: { path: readonly string[]; scope: CheckScope; meeting: MeetingPlace | undefined },
): CheckedShape {
  const fields: CheckedField[] = [];
  const keys: string[] = [];
  const asked = collect(type, selections, scope);
  for (const [key, nodes] of asked) {
    if (nodes[0]?.name.value === '__typename') keys.push(key);
    else if (nodes[0]?.name.value !== ROW_LABEL_FIELD) fields.push(fieldOf(type, key, nodes, path, scope));
  }
  const { schema } = scope.subjects;
  const allowed = isInterfaceType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
  const isLabelled = asked.has(ROW_ALIAS);
  return new CheckedShape(fields, {
    typeNames: { keys, allowed: new Set(allowed.map(({ name }) => name)) },
    meeting,
    rows: isLabelled ? rowsOf(type, [...asked.values()].flat(), scope) : undefined,
  });
}

function fieldOf(
  type: GraphQLCompositeType,
  key: string,
  nodes: readonly FieldNode[],
  path: readonly string[],
  scope: CheckScope,
): CheckedField {
  const coordinate = `${type.name}.${nodes[0]?.name.value ?? ''}`;
  return { key, coordinate, ...compileFieldCheck(type, nodes, [...path, clientKey(key)], scope) };
}

/**
 * What is in a row of this type, where rows of it may have labels of their own.
 *
 * @param selections - those of this type alone: what is released of another that can stand there is none of its own
 */
function rowsOf(
  type: GraphQLCompositeType,
  selections: readonly FieldNode[],
  { subjects, bits }: CheckScope,
): RowPlace {
  const asked = selectedCoordinates(subjects.schema, type, selections, {});
  return { key: ROW_ALIAS, bits, values: [...asked].filter((coordinate) => bits.has(coordinate)) };
}

/** The fields that are asked of one type, by response key: what several places ask under one key goes together. */
function collect(
  type: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  scope: CheckScope,
): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>();
  walk(selections);
  return found;

  function walk(nodes: readonly SelectionNode[]): void {
    for (const node of nodes) {
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        found.set(key, [...(found.get(key) ?? []), node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT && applies(node.typeCondition?.name.value)) {
        walk(node.selectionSet.selections);
      }
    }
  }

  function applies(condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const { schema } = scope.subjects;
    const other = schema.getType(condition);
    if (isObjectType(type)) return isAbstractType(other) && schema.isSubType(other, type);
    return isInterfaceType(type) && isInterfaceType(other) && schema.isSubType(other, type);
  }
}

const BUILT_IN: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  // 32 bits, as the specification has it.
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  // JSON has no NaN; a number too large for a double reads as Infinity.
  Float: (value) => Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
};

/** Whether a value is of a leaf type. Of our own scalars no more is known than that they may be any JSON. */
function fitsLeaf(type: GraphQLLeafType): (value: unknown) => boolean {
  if (!isEnumType(type)) return BUILT_IN[type.name] ?? (() => true);
  const names = new Set(type.getValues().map(({ name }) => name));
  return (value) => typeof value === 'string' && names.has(value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isThere) : value !== null && value !== undefined;
}
