import {
  type ThingKeys,
  isRowLabel,
  keysInSchema,
  selectedCoordinates,
  thingName,
} from '@pontio/field-labels';
import { ReleaseOrderRefused, type ReleaseOrderVerifier } from '@pontio/request-context';
import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  defaultFieldResolver,
  getNamedType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import type { Release, SubgraphContext } from './release.js';

/** Names the subjects that a root field's arguments ask about, as release orders name them. */
export type SubjectsOf = (args: Record<string, unknown>) => readonly string[];

/** A call turned away at the door; recorded in the audit trail before the caller is told. */
export interface Refusal {
  readonly fault: ReleaseOrderRefused['fault'];
  /** Root fields that were asked for. */
  readonly rootField: string;
  /** Id of the order and of its decision, when an order could be read at all. */
  readonly orderId?: string;
  readonly decisionId?: string;
  readonly recipient?: string;
  readonly purpose?: string;
  /** Digest of the caller's request that the order was signed for. */
  readonly digest?: string;
}

/** What the door needs to stand guard over one schema. */
export interface DoorOptions {
  readonly verifier: ReleaseOrderVerifier;
  /** For each root field of Query and Mutation, how its arguments name subjects. A root field not listed is refused. */
  readonly rootSubjects: Readonly<Record<string, SubjectsOf>>;
  /** Must be durable when it resolves. */
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
}

/** The subject of calls that ask about the schema and not about anybody. */
export const SCHEMA_SUBJECT = 'schema';

/**
 * Puts a lock on every resolver of an executable schema, `_entities` included. Guards of the web framework
 * do not run for reference resolvers; a resolver of the schema always does.
 *
 * A root resolver runs only when the call's release order is valid and covers every person and every field
 * the call could reach; each field below is checked once more against its own person as it is resolved. The label
 * of a row is not in the order: it passes with its row, and with nothing else of the row it does not.
 */
export function lockSchema(schema: GraphQLSchema, options: DoorOptions): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type.name === '_Service') continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      const inner = field.resolve ?? defaultFieldResolver;
      field.resolve = roots.includes(type)
        ? lockRoot(field, coordinate, inner, options)
        : lockField(coordinate, inner);
    }
  }
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, SubgraphContext>;

function lockRoot(
  field: GraphQLField<unknown, unknown>,
  coordinate: string,
  inner: Resolver,
  options: DoorOptions,
): Resolver {
  return async (source, args: Record<string, unknown>, context, info) => {
    let release: Release | undefined;
    try {
      release = await context.open(options.verifier);
      const subjects = rootSubjects(field.name, args, options, info.schema);
      assertCovered(release, subjects, [coordinate, ...coordinatesBelow(field, info)]);
      answersOf(context).set(info.path.key, { subjects, perItem: field.name === '_entities' });
    } catch (error) {
      if (!(error instanceof ReleaseOrderRefused)) throw error;
      await options.recordRefusal(describe(error, coordinate, release));
      throw error;
    }
    return inner(source, args, context, info);
  };
}

function lockField(coordinate: string, inner: Resolver): Resolver {
  const assertPasses = isRowLabel(coordinate) ? assertRowPasses : assertCovered;
  return (source, args, context, info) => {
    assertPasses(context.release, subjectsAt(info, context), [coordinate]);
    return inner(source, args, context, info);
  };
}

function rootSubjects(
  name: string,
  args: Record<string, unknown>,
  options: DoorOptions,
  schema: GraphQLSchema,
): readonly string[] {
  if (name === '_service') return [SCHEMA_SUBJECT];
  if (name === '_entities')
    return (args['representations'] as Representation[]).map((one) => nameOf(one, schema));
  const named = options.rootSubjects[name]?.(args);
  if (named === undefined) throw new ReleaseOrderRefused('NOT_COVERED', `${name} names no subjects`);
  return named;
}

interface Representation {
  readonly __typename?: unknown;
}

const keysOf = new WeakMap<GraphQLNamedType, ThingKeys>();

/** By its own key, as orders name it; what has none is named by no order. */
function nameOf(representation: Representation, schema: GraphQLSchema): string {
  const type = schema.getType(String(representation.__typename));
  if (type === undefined) return UNNAMED;
  const keys = keysOf.get(type) ?? keysInSchema(type);
  keysOf.set(type, keys);
  return thingName(keys, representation) ?? UNNAMED;
}

const UNNAMED = '';

function coordinatesBelow(field: GraphQLField<unknown, unknown>, info: GraphQLResolveInfo): string[] {
  const type = getNamedType(field.type);
  if (!isCompositeType(type) || type.name === '_Service') return [];
  const selections = info.fieldNodes.flatMap((node) => node.selectionSet?.selections ?? []);
  return [...selectedCoordinates(info.schema, type, selections, info.fragments)].filter(
    (coordinate) => !isRowLabel(coordinate),
  );
}

function assertCovered(release: Release, subjects: readonly string[], coordinates: readonly string[]): void {
  if (subjects.length === 0) throw new ReleaseOrderRefused('NOT_COVERED', 'the call names nobody');
  for (const subject of subjects) {
    const missing = coordinates.find((coordinate) => !release.isReleased(subject, coordinate));
    if (missing !== undefined)
      throw new ReleaseOrderRefused('NOT_COVERED', `${missing} about one of the people asked`);
  }
}

function assertRowPasses(
  release: Release,
  subjects: readonly string[],
  [label = '']: readonly string[],
): void {
  const prefix = label.slice(0, label.indexOf('.') + 1);
  const isBare = (subject: string): boolean =>
    ![...release.fieldsOf(subject)].some((field) => field.startsWith(prefix) && !isRowLabel(field));
  if (subjects.length === 0 || subjects.some(isBare))
    throw new ReleaseOrderRefused('NOT_COVERED', `${label} of a row of which nothing else is released`);
}

function describe(error: ReleaseOrderRefused, rootField: string, release: Release | undefined): Refusal {
  const order = release?.order;
  return {
    fault: error.fault,
    rootField,
    ...(order && { orderId: order.id, recipient: order.recipient, purpose: order.purpose }),
    ...(order?.decisionId !== undefined && { decisionId: order.decisionId }),
    ...(order?.digest !== undefined && { digest: order.digest }),
  };
}

/** Whom the answer under one root field is about; of `_entities`, each item is about its own subject. */
interface Answer {
  readonly subjects: readonly string[];
  readonly perItem: boolean;
}

const answers = new WeakMap<SubgraphContext, Map<string | number, Answer>>();

function answersOf(context: SubgraphContext): Map<string | number, Answer> {
  const known = answers.get(context) ?? new Map<string | number, Answer>();
  answers.set(context, known);
  return known;
}

function subjectsAt(info: GraphQLResolveInfo, context: SubgraphContext): readonly string[] {
  const keys: (string | number)[] = [];
  for (let step: GraphQLResolveInfo['path'] | undefined = info.path; step; step = step.prev)
    keys.unshift(step.key);
  const [root, index] = keys;
  const answer = root === undefined ? undefined : answersOf(context).get(root);
  if (answer === undefined) return [];
  return answer.perItem && typeof index === 'number'
    ? answer.subjects.slice(index, index + 1)
    : answer.subjects;
}
