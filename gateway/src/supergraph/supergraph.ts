import { composeServices } from '@apollo/composition';
import {
  type Schema,
  Supergraph as FederationSupergraph,
  operationFromDocument,
} from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { type LabelMap, isValueCoordinate, readLabels } from '@pontio/field-labels';
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  print,
} from 'graphql';

/** One subgraph as composition needs it. */
export interface SubgraphSource {
  readonly name: string;
  readonly url: string;
  /** Its schema as it serves it. */
  readonly sdl: string;
}

/** The subgraphs do not fit together. The message lists every problem. */
export class CompositionError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The supergraph cannot be composed:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'CompositionError';
  }
}

/** The key by which every subgraph knows a person; it joins records and is not itself a shared field. */
export const PERSON_KEY = 'Person.id';

/** The one subgraph that may offer changes: no change without its audit event, and it writes them. */
const REGISTER = 'governance';

/** Plans kept, oldest dropped first. */
const PLAN_CACHE_SIZE = 500;

/** A composed and checked supergraph: schemas, labels and plans. Immutable; a new one replaces it whole. */
export class PontioSupergraph {
  /** What callers see. */
  readonly apiSchema: GraphQLSchema;
  /** Everything, with `@ig` on its fields. */
  readonly schema: GraphQLSchema;
  readonly labels: LabelMap;
  /** For each subgraph, the coordinates of the values it serves about people. */
  readonly served: ReadonlyMap<string, ReadonlySet<string>>;
  readonly federatedApiSchema: Schema;
  private readonly planner: QueryPlanner;
  private readonly plans = new Map<string, QueryPlan>();

  private constructor(
    readonly sdl: string,
    readonly subgraphs: readonly SubgraphSource[],
  ) {
    const federated = FederationSupergraph.build(sdl);
    this.planner = new QueryPlanner(federated);
    this.federatedApiSchema = federated.apiSchema();
    this.apiSchema = this.federatedApiSchema.toGraphQLJSSchema();
    this.schema = buildASTSchema(parse(sdl), { assumeValid: true });
    this.labels = readLabels(this.schema);
    this.served = new Map(subgraphs.map(({ name, sdl: own }) => [name, servedValues(own, this.schema)]));
  }

  /**
   * Composes subgraphs.
   *
   * @throws {@link CompositionError} when they do not fit together, or `LabelError` when a field has no label
   * or is non-null; either names every field at fault
   */
  static compose(subgraphs: readonly SubgraphSource[]): PontioSupergraph {
    const strangers = subgraphs.flatMap(changesOf);
    if (strangers.length > 0) throw new CompositionError(strangers);
    const services = subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
    const result = composeServices(services);
    if (result.errors !== undefined) throw new CompositionError(result.errors.map((error) => error.message));
    return new PontioSupergraph(result.supergraphSdl, subgraphs);
  }

  /** The query plan of one operation; planned once and kept. */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan {
    const key = `${operationName ?? ''}\n${print(document)}`;
    const known = this.plans.get(key);
    if (known !== undefined) return known;
    const operation = operationFromDocument(
      this.federatedApiSchema,
      document,
      operationName === undefined ? {} : { operationName },
    );
    const plan = this.planner.buildQueryPlan(operation);
    const [oldest] = this.plans.keys();
    if (this.plans.size >= PLAN_CACHE_SIZE && oldest !== undefined) this.plans.delete(oldest);
    this.plans.set(key, plan);
    return plan;
  }
}

/** The fields by which a subgraph would let something be changed, unless it is the register: one sentence each. */
function changesOf({ name, sdl }: SubgraphSource): string[] {
  if (name === REGISTER) return [];
  const { definitions } = parse(sdl);
  const roots = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.operationTypes ?? [])
      : [],
  );
  const mutation = roots.find(({ operation }) => operation === OperationTypeNode.MUTATION);
  const typeName = mutation?.type.name.value ?? 'Mutation';
  return definitions.flatMap((definition) => {
    const isObject =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
    if (!isObject || definition.name.value !== typeName) return [];
    return (definition.fields ?? []).map(
      (field) =>
        `${name} offers the change ${field.name.value}: only ${REGISTER} may offer changes, because only it records them.`,
    );
  });
}

function servedValues(sdl: string, supergraph: GraphQLSchema): ReadonlySet<string> {
  const roots = [supergraph.getQueryType(), supergraph.getMutationType()];
  const found = new Set<string>();
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION)
      continue;
    const type = supergraph.getType(definition.name.value);
    if (!isObjectType(type) || roots.includes(type)) continue;
    for (const { name } of definition.fields ?? []) {
      const coordinate = `${type.name}.${name.value}`;
      if (coordinate !== PERSON_KEY && isValueCoordinate(supergraph, coordinate)) found.add(coordinate);
    }
  }
  return found;
}
