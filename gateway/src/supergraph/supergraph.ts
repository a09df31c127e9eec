import { setImmediate as breathe } from 'node:timers/promises';
import {
  type Schema,
  Supergraph as FederationSupergraph,
  operationFromDocument,
} from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import {
  type CheckedSupergraph,
  type InputDisclosure,
  type LabelMap,
  checkSupergraph,
} from '@pontio/field-labels';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse, print } from 'graphql';
import { type SubgraphSource, composeSubgraphs } from './compose-subgraphs.js';
import { RecentOperations } from './recent-operations.js';
import { servedValues } from './served-values.js';
import { digestOf } from './subgraphs-digest.js';

export { CompositionError, type SubgraphSource } from './compose-subgraphs.js';
export { PERSON_KEY } from './served-values.js';

interface Checked extends CheckedSupergraph {
  readonly schema: GraphQLSchema;
}

/** Plans kept, oldest dropped first. */
const PLAN_CACHE_SIZE = 500;

/** A composed and checked supergraph: schemas, labels and plans. Immutable; a new one replaces it whole. */
export class PontioSupergraph {
  /** What callers see. */
  readonly apiSchema: GraphQLSchema;
  /** Everything, with `@ig` on its fields. */
  readonly schema: GraphQLSchema;
  readonly labels: LabelMap;
  /** What one agency's data does in another agency's hands. */
  readonly disclosures: readonly InputDisclosure[];
  /** For each subgraph, the coordinates of the values it serves about people. */
  readonly served: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names the schemas it was composed of, wherever they are served: `sha256:…`. */
  readonly digest: string;
  readonly federatedApiSchema: Schema;
  readonly recent = new RecentOperations();
  private readonly federated: FederationSupergraph;
  private planner: QueryPlanner | undefined;
  private readonly plans = new Map<string, QueryPlan>();

  private constructor(
    readonly sdl: string,
    readonly subgraphs: readonly SubgraphSource[],
    { schema, labels, disclosures }: Checked,
  ) {
    this.digest = digestOf(subgraphs);
    this.schema = schema;
    this.labels = labels;
    this.disclosures = disclosures;
    this.served = new Map(subgraphs.map(({ name, sdl: own }) => [name, servedValues(own, this.schema)]));
    this.federated = FederationSupergraph.build(sdl);
    this.federatedApiSchema = this.federated.apiSchema();
    this.apiSchema = this.federatedApiSchema.toGraphQLJSSchema();
  }

  /**
   * Composes subgraphs.
   *
   * @throws `CompositionError` when they do not fit together, or `LabelError` when they may not be served;
   * either names every fault
   */
  static compose(subgraphs: readonly SubgraphSource[]): PontioSupergraph {
    const sdl = composeSubgraphs(subgraphs);
    return new PontioSupergraph(sdl, subgraphs, check(sdl, subgraphs));
  }

  /**
   * Makes one of what composing the subgraphs gave, in steps between which requests are answered. The planner is
   * the last step, and belongs to the first operation.
   *
   * @throws `LabelError` when it may not be served; it names every fault
   */
  static async prepare(sdl: string, subgraphs: readonly SubgraphSource[]): Promise<PontioSupergraph> {
    const checked = check(sdl, subgraphs);
    await breathe();
    return new PontioSupergraph(sdl, subgraphs, checked);
  }

  /** The query plan of one operation; planned once and kept. */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan {
    const text = print(document);
    this.recent.note(text, operationName);
    const key = `${operationName ?? ''}\n${text}`;
    const known = this.plans.get(key);
    if (known !== undefined) return known;
    const operation = operationFromDocument(
      this.federatedApiSchema,
      document,
      operationName === undefined ? {} : { operationName },
    );
    this.planner ??= new QueryPlanner(this.federated);
    const plan = this.planner.buildQueryPlan(operation);
    const [oldest] = this.plans.keys();
    if (this.plans.size >= PLAN_CACHE_SIZE && oldest !== undefined) this.plans.delete(oldest);
    this.plans.set(key, plan);
    return plan;
  }
}

function check(sdl: string, subgraphs: readonly SubgraphSource[]): Checked {
  const schema = buildASTSchema(parse(sdl), { assumeValid: true });
  return { schema, ...checkSupergraph(schema, subgraphs) };
}
