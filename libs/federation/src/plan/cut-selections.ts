import { type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { responseKey } from '../compile/response-keys.js';
import type { CutContext } from './cut-plan.js';
import type { PlanPath, PlanStep } from './plan-node.js';

/** What was cut off one object of a subject type. */
export interface Severed {
  readonly type: string;
  readonly key: string;
  /** From where the fetch begins to the subject. */
  readonly path: PlanPath;
  readonly selections: readonly SelectionNode[];
}

/** Cutting one fetch. */
export interface CutSelections extends CutContext {
  readonly subgraph: string;
  /** What has been cut off so far. */
  readonly severed: Severed[];
}

/** Cuts below the entities of a fetch. The entities are its own subjects: their own fields stay. */
export function cutEntities(root: SelectionSetNode, at: CutSelections): SelectionSetNode {
  return {
    ...root,
    selections: root.selections.map((node) =>
      node.kind === Kind.FIELD && node.selectionSet !== undefined
        ? { ...node, selectionSet: cutSelections(node.selectionSet, undefined, [], at) }
        : node,
    ),
  };
}

/** Cuts below a selection set of objects that are themselves left whole. */
export function cutSelections(
  selectionSet: SelectionSetNode,
  parent: string | undefined,
  path: PlanPath,
  at: CutSelections,
): SelectionSetNode {
  const selections = selectionSet.selections.map((node): SelectionNode => {
    if (node.kind === Kind.FIELD) return cutField(node, parent, path, at);
    if (node.kind !== Kind.INLINE_FRAGMENT) return node;
    const type = node.typeCondition?.name.value ?? parent;
    const isRoot = type !== undefined && Object.values(at.rootTypes).includes(type);
    const step: PlanStep[] =
      type === undefined || type === parent || isRoot ? [] : [{ kind: 'TYPES', types: [type] }];
    return { ...node, selectionSet: cutSelections(node.selectionSet, type, [...path, ...step], at) };
  });
  return { ...selectionSet, selections };
}

function cutField(
  field: FieldNode,
  parent: string | undefined,
  path: PlanPath,
  at: CutSelections,
): FieldNode {
  if (field.selectionSet === undefined) return field;
  const type = parent === undefined ? undefined : at.facts.typeOfField(parent, field.name.value);
  if (parent === undefined || type === undefined)
    throw new Error(`${field.name.value} is fetched from ${at.subgraph} but is not in the supergraph`);
  const below: PlanPath = [...path, { kind: 'KEY', key: responseKey(field) }];
  const { selectionSet } = field;
  if (at.subjectTypes.has(type)) return { ...field, selectionSet: cutSubject(selectionSet, type, below, at) };
  const possible = at.facts.possibleTypes(type, at.subgraph);
  if (isInterfaceObjectOfSubjects(type, at)) {
    throw new Error(
      `${at.subgraph} gives ${parent}.${field.name.value} as ${type} without telling which of them are subjects`,
    );
  }
  return possible.some((name) => at.subjectTypes.has(name))
    ? { ...field, selectionSet: cutAbstract(selectionSet, possible, below, at) }
    : { ...field, selectionSet: cutSelections(selectionSet, type, below, at) };
}

function isInterfaceObjectOfSubjects(
  type: string,
  { facts, subgraph, subjectTypes }: CutSelections,
): boolean {
  if (!facts.isInterfaceObject(type, subgraph)) return false;
  return [...subjectTypes.keys()].some((name) => facts.isA(name, type));
}

/** Of a subject only `__typename` and the key stay. */
function cutSubject(
  selectionSet: SelectionSetNode,
  type: string,
  path: PlanPath,
  at: CutSelections,
): SelectionSetNode {
  const key = at.subjectTypes.get(type) ?? '';
  const mine = selectionsFor(selectionSet.selections, type, at);
  const isKnown = ({ name }: FieldNode): boolean => name.value === '__typename' || name.value === key;
  const selections = fieldsWhere(mine, (field) => !isKnown(field));
  if (selections.length > 0) {
    if (!at.facts.isResolvable(type, at.subgraph, key)) {
      throw new Error(
        `${at.subgraph} does not resolve ${type} by its key ${key}, so its subjects cannot be told apart`,
      );
    }
    at.severed.push({ type, key, path, selections });
  }
  const aliased = fieldsWhere(mine, (field) => isKnown(field) && field.alias !== undefined);
  return { kind: Kind.SELECTION_SET, selections: [fieldNamed('__typename'), fieldNamed(key), ...aliased] };
}

/** The fields of a kind, in the fragments they stand in: those that are left are under conditions. */
function fieldsWhere(
  selections: readonly SelectionNode[],
  isWanted: (field: FieldNode) => boolean,
): SelectionNode[] {
  return selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return isWanted(node) ? [node] : [];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    const wanted = fieldsWhere(node.selectionSet.selections, isWanted);
    if (wanted.length === 0) return [];
    return [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: wanted } }];
  });
}

/** Where some of the types are subjects, what is wanted is written out for each type. */
function cutAbstract(
  selectionSet: SelectionSetNode,
  possible: readonly string[],
  path: PlanPath,
  at: CutSelections,
): SelectionSetNode {
  const fragments = possible.flatMap((type): SelectionNode[] => {
    const step: PlanStep = { kind: 'TYPES', types: [type] };
    const mine: SelectionSetNode = {
      kind: Kind.SELECTION_SET,
      selections: selectionsFor(selectionSet.selections, type, at),
    };
    if (mine.selections.length === 0) return [];
    const cut = at.subjectTypes.has(type)
      ? cutSubject(mine, type, [...path, step], at)
      : cutSelections(mine, type, [...path, step], at);
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
        selectionSet: cut,
      },
    ];
  });
  return { kind: Kind.SELECTION_SET, selections: [fieldNamed('__typename'), ...fragments] };
}

/** What of a selection set applies to objects of one type, type conditions taken away. */
function selectionsFor(
  selections: readonly SelectionNode[],
  type: string,
  at: CutSelections,
): SelectionNode[] {
  return selections.flatMap((node): SelectionNode[] => {
    if (node.kind !== Kind.INLINE_FRAGMENT) return [node];
    const { typeCondition, directives = [], selectionSet } = node;
    if (typeCondition !== undefined && !at.facts.isA(type, typeCondition.name.value)) return [];
    const mine = selectionsFor(selectionSet.selections, type, at);
    if (mine.length === 0 || directives.length === 0) return mine;
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        directives,
        selectionSet: { kind: Kind.SELECTION_SET, selections: mine },
      },
    ];
  });
}

function fieldNamed(name: string): FieldNode {
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } };
}
