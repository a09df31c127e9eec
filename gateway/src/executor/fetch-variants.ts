import { type PlannedFetch, type Variables, clientKey } from '@pontio/federation';
import {
  type FieldNode,
  type GraphQLObjectType,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  type SelectionNode,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isObjectType,
  isSpecifiedScalarType,
  print,
  visit,
} from 'graphql';
import { carriesRowLabel } from '@pontio/field-labels';
import { LRUCache } from 'lru-cache';
import type { Check } from './check-answer.js';
import { type CheckScope, compileEntityCheck, compileFieldCheck } from './compile-check.js';
import type { Mask } from './mask.js';
import { type Pruned, pruneSelections } from './prune-operation.js';
import type { SubjectSchema } from './subject-schema.js';
import { takenOf } from './taken-selections.js';

/** A fetch with everything taken out that is not released: printed, and ready to check what comes back. */
export interface Variant {
  /** The document, as a JSON string. */
  readonly document: string;
  /** Every coordinate it asks for: what the release order has to grant. */
  readonly coordinates: readonly string[];
  /** The values among them; an answer's held values are noted by their number here. */
  readonly values: readonly string[];
  /** The caller's variables it uses. */
  readonly variableNames: readonly string[];
  /** Whether its answer may lead to people whom nobody has named. */
  readonly leadsToPeople: boolean;
}

/** A variant of a fetch that continues at entities. */
export interface EntityVariant extends Variant {
  /** It asks things for single values alone, whatever the caller's variables: one answer serves every place. */
  readonly isFlat: boolean;
  /** How an entity of this type is read; `undefined` for what is no type of the schema. */
  entity(typeName: string): EntityReading | undefined;
}

/** How an entity is read. */
export interface EntityReading {
  readonly check: Check;
  /** Where its own key was asked for. */
  readonly keys: readonly string[];
}

/** A variant of a fetch that begins at root fields. */
export interface RootVariant extends Variant {
  readonly checks: ReadonlyMap<string, Check>;
}

/** A root field as it is about to be asked, and what may be. */
export interface MaskedRoot {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly mask: Mask;
}

/** Under which an entity that is a subject says its key, so that nobody else's row passes for theirs. */
export const KEY_ALIAS = 'pontioKey';

const VARIANTS_MAX = 500;

interface Known {
  readonly byMask: LRUCache<string, { readonly variant: Variant | undefined }>;
  /** Masks that differ only in what this fetch does not ask for share a variant, and so a call. */
  readonly byContent: LRUCache<string, Variant>;
}

/** The variants of each fetch, made when first needed. One for each supergraph. */
export class FetchVariants {
  private readonly known = new WeakMap<PlannedFetch, Known>();

  constructor(private readonly subjects: SubjectSchema) {}

  /** @returns `undefined` when nothing is left to ask */
  ofEntities(fetch: PlannedFetch, mask: Mask, variables: Variables): EntityVariant | undefined {
    const { key, operation } = takenOf(fetch, variables);
    return this.variant(fetch, variantKey(key, mask.key), () =>
      this.makeEntities({ ...fetch, operation }, mask),
    ) as EntityVariant | undefined;
  }

  /** @returns `undefined` when nothing is left to ask */
  ofRoots(fetch: PlannedFetch, roots: readonly MaskedRoot[], variables: Variables): RootVariant | undefined {
    const { key, operation } = takenOf(fetch, variables);
    const masks = roots.map((root) => `${root.key}:${root.mask.key}`).join('|');
    return this.variant(fetch, variantKey(key, masks), () =>
      this.makeRoots({ ...fetch, operation }, roots),
    ) as RootVariant | undefined;
  }

  /** What of one root field is left under its mask. */
  private prunedRoot({ nodes, mask }: MaskedRoot, subgraph: string): Pruned {
    const scope = { subjects: this.subjects, subgraph, isOwn: false };
    return pruneSelections(nodes, this.query(), mask.released, scope);
  }

  private variant(fetch: PlannedFetch, key: string, make: () => Variant | undefined): Variant | undefined {
    const known = this.known.get(fetch) ?? {
      byMask: new LRUCache<string, { readonly variant: Variant | undefined }>({ max: VARIANTS_MAX }),
      byContent: new LRUCache<string, Variant>({ max: VARIANTS_MAX }),
    };
    this.known.set(fetch, known);
    const before = known.byMask.get(key);
    if (before !== undefined) return before.variant;
    const made = make();
    const variant = made && (known.byContent.get(made.document) ?? made);
    if (variant !== undefined) known.byContent.set(variant.document, variant);
    known.byMask.set(key, { variant });
    return variant;
  }

  private makeEntities(fetch: PlannedFetch, { released }: Mask): EntityVariant | undefined {
    const [field] = fetch.operation.selectionSet.selections;
    if (field?.kind !== Kind.FIELD) throw new Error('A fetch begins with something that is no field');
    const given = field.selectionSet?.selections ?? [];
    const pruned = pruneSelections(given, this.query(), released, {
      subjects: this.subjects,
      subgraph: fetch.subgraph,
      isOwn: true,
    });
    if (pruned.values === 0) return undefined;
    const keys = this.subjectKeys(pruned.selections);
    const selections = [...pruned.selections, ...keys.map(keyFragment)];
    const entities: FieldNode = { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } };
    const own = keys.map(({ typeName, key }) => `${typeName}.${key}`);
    const coordinates = [...new Set(['Query._entities', ...pruned.coordinates, ...own])];
    const variant = this.finish(fetch.operation, [entities], coordinates);
    const variableNames = variant.variableNames.filter((name) => !isRepresentations(fetch, name));
    const readings = new Map<string, EntityReading | undefined>();
    const scope = this.scopeOf(variant);
    return {
      ...{ ...variant, variableNames },
      isFlat: keys.length === 0 && variableNames.length === 0 && this.areLeaves(variant.coordinates),
      entity: (typeName) => {
        if (!readings.has(typeName))
          readings.set(typeName, this.readingOf(typeName, selections, fetch, scope));
        return readings.get(typeName);
      },
    };
  }

  private readingOf(
    typeName: string,
    selections: readonly SelectionNode[],
    { path }: PlannedFetch,
    scope: CheckScope,
  ): EntityReading | undefined {
    const type = this.subjects.schema.getType(typeName);
    if (!isCompositeType(type)) return undefined;
    const keys = this.subjects.keysIn(typeName, selections).filter(({ isTypeName }) => !isTypeName);
    const check = compileEntityCheck(type, selections, path, scope);
    return { check, keys: keys.map(({ key }) => key) };
  }

  private makeRoots(fetch: PlannedFetch, roots: readonly MaskedRoot[]): RootVariant | undefined {
    const left = roots.map((root) => ({ root, pruned: this.prunedRoot(root, fetch.subgraph) }));
    const kept = left.filter(({ pruned }) => pruned.values > 0);
    if (kept.length === 0) return undefined;
    const selections = kept.flatMap(({ pruned }) => pruned.selections);
    const coordinates = [...new Set(kept.flatMap(({ pruned }) => pruned.coordinates))];
    const variant = this.finish(fetch.operation, selections, coordinates);
    const scope = this.scopeOf(variant);
    const checks = kept.map(({ root: { key }, pruned }) => {
      const nodes = pruned.selections.filter((node) => node.kind === Kind.FIELD);
      return [key, compileFieldCheck(this.query(), nodes, [clientKey(key)], scope).check] as const;
    });
    return { ...variant, checks: new Map(checks) };
  }

  private finish(
    operation: OperationDefinitionNode,
    selections: readonly SelectionNode[],
    coordinates: readonly string[],
  ): Variant {
    const used = usedVariables(selections);
    // A subgraph refuses an operation that declares variables it does not use.
    const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
      used.has(variable.name.value),
    );
    const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
    const left = { ...operation, selectionSet, ...(variableDefinitions && { variableDefinitions }) };
    return {
      document: JSON.stringify(print(left)),
      coordinates,
      values: coordinates.filter((coordinate) => this.subjects.isDecided(coordinate)),
      variableNames: [...used],
      leadsToPeople: coordinates.some((coordinate) => this.subjects.leadsToSubject(coordinate)),
    };
  }

  private scopeOf({ values }: Variant): CheckScope {
    return { subjects: this.subjects, bits: new Map(values.map((value, bit) => [value, bit])) };
  }

  /** The subject types among those that are asked for, each with its key. */
  private subjectKeys(selections: readonly SelectionNode[]): readonly SubjectKey[] {
    const { schema, types } = this.subjects;
    const asked = selections.flatMap((node) => {
      const condition = node.kind === Kind.INLINE_FRAGMENT ? node.typeCondition?.name.value : undefined;
      const type = condition === undefined ? undefined : schema.getType(condition);
      if (isAbstractType(type)) return schema.getPossibleTypes(type).map(({ name }) => name);
      return condition ?? [];
    });
    return [...types].filter(([name]) => asked.includes(name)).map(([typeName, key]) => ({ typeName, key }));
  }

  /** Whether all of these but the door to entities are values that are no objects, and none is a label of a row. */
  private areLeaves(coordinates: readonly string[]): boolean {
    return coordinates.every((coordinate) => {
      const [typeName = '', fieldName = ''] = coordinate.split('.');
      if (fieldName === '_entities') return true;
      const type = this.subjects.schema.getType(typeName);
      if (!isObjectType(type) || carriesRowLabel(type)) return false;
      const field = type.getFields()[fieldName];
      const value = field && getNamedType(field.type);
      return isEnumType(value) || (value !== undefined && isSpecifiedScalarType(value));
    });
  }

  private query(): GraphQLObjectType {
    const query = this.subjects.schema.getQueryType();
    if (!query) throw new Error('The supergraph has no Query type');
    return query;
  }
}

interface SubjectKey {
  readonly typeName: string;
  readonly key: string;
}

function keyFragment({ typeName, key }: SubjectKey): SelectionNode {
  const name = (value: string): NameNode => ({ kind: Kind.NAME, value });
  const field: FieldNode = { kind: Kind.FIELD, alias: name(KEY_ALIAS), name: name(key) };
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: name(typeName) },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  };
}

/** Of a fetch that is taken whole, the mask's own key, whose hash is known. */
function variantKey(taken: string, mask: string): string {
  return taken === '' ? mask : `${taken} ${mask}`;
}

/** The variable that carries the representations is no variable of the caller's, whatever theirs are called. */
function isRepresentations({ variableNames }: PlannedFetch, name: string): boolean {
  return !variableNames.includes(name);
}

function usedVariables(selections: readonly SelectionNode[]): ReadonlySet<string> {
  const used = new Set<string>();
  const enter = { Variable: (node: { name: { value: string } }) => void used.add(node.name.value) };
  for (const selection of selections) visit(selection, enter);
  return used;
}
