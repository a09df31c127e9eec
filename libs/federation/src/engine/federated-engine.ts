import { Supergraph } from '@apollo/federation-internals';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  type ValidationRule,
  buildASTSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { OperationAnswer } from '../answer/operation-answer.js';
import { type CompiledPlan, compilePlan } from '../compile/compile-plan.js';
import { FallbackOperation } from '../fallback/fallback-operation.js';
import { type CutContext, cutPlan } from '../plan/cut-plan.js';
import { type PlanNode, UnknownPlanError } from '../plan/plan-node.js';
import { TypeNames } from '../plan/type-names.js';
import { ApolloPlanner } from '../planner/apollo-planner.js';
import { HivePlanner } from '../planner/hive-planner.js';
import type { PlannerName, QueryPlanner } from '../planner/query-planner.js';
import type { PreparedOperation, RefusedOperation, SubjectTypes } from '../ports.js';
import { chooseOperation } from './choose-operation.js';
import { type CheckedOperation, CompiledOperation } from './compiled-operation.js';
import { plannableDocument } from './plannable-document.js';
import { planByConditions } from './condition-plans.js';
import { JoinFacts } from './join-facts.js';
import { withSafeAliases } from './safe-aliases.js';

/** How an engine works. */
export interface EngineOptions {
  /** `apollo` unless said otherwise; or a planner of one's own. */
  readonly planner?: PlannerName | QueryPlanner;
  /** Types whose objects are subjects; none unless said. */
  readonly subjectTypes?: SubjectTypes;
  /** Operations kept ready, the least used dropped first. */
  readonly cacheSize?: number;
  /** Asked of a document beside GraphQL's own rules. */
  readonly rules?: readonly ValidationRule[];
  /** Lexical tokens that a document may have. */
  readonly maxTokens?: number;
  /** Response keys under which the source asks for fields of its own, so that no caller's alias may stand there. */
  readonly sourceKeys?: readonly string[];
}

const CACHE_SIZE = 500;

/** Everything needed to run operations of one supergraph. Immutable: a new supergraph is a new engine. */
export class FederatedEngine {
  /** What callers see. */
  readonly apiSchema: GraphQLSchema;
  /** Everything, with the directives of the supergraph. */
  readonly schema: GraphQLSchema;
  /** Address of each subgraph, by its name. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  private readonly facts: JoinFacts;
  private readonly names: TypeNames;
  private readonly cut: CutContext;
  /** Response keys that no alias of a caller's may be. */
  private readonly reserved: ReadonlySet<string>;
  private readonly apollo: ApolloPlanner;
  private readonly planner: QueryPlanner;
  private readonly supergraph: Supergraph;
  private readonly prepared: LRUCache<string, PreparedOperation>;
  private fallbacks = 0;

  constructor(
    supergraphSdl: string,
    private readonly options: EngineOptions = {},
  ) {
    this.supergraph = Supergraph.build(supergraphSdl);
    this.apiSchema = this.supergraph.apiSchema().toGraphQLJSSchema();
    this.schema = buildASTSchema(parse(supergraphSdl), { assumeValid: true });
    this.facts = new JoinFacts(this.schema);
    this.subgraphUrls = this.facts.urls;
    this.names = new TypeNames(this.schema);
    const { planner = 'apollo', subjectTypes = new Map(), cacheSize = CACHE_SIZE, sourceKeys = [] } = options;
    this.reserved = new Set([...this.facts.keyFields, ...sourceKeys]);
    this.cut = { facts: this.facts, subjectTypes, rootTypes: rootTypesOf(this.schema) };
    this.apollo = new ApolloPlanner(this.supergraph);
    this.planner = plannerOf(planner, this.apollo, supergraphSdl);
    this.prepared = new LRUCache({ max: cacheSize });
  }

  /** How many prepared operations could not be compiled. */
  get fallbackCount(): number {
    return this.fallbacks;
  }

  /**
   * Makes an operation ready: parsed, validated, planned and compiled. Kept by its text.
   *
   * @throws an Error when a subgraph does not let a subject be asked for by its key
   */
  prepare(source: string, operationName?: string): PreparedOperation | RefusedOperation {
    const key = `${operationName ?? ''}\n${source}`;
    const known = this.prepared.get(key);
    if (known !== undefined) return known;
    const checked = this.check(source, operationName);
    if ('errors' in checked) return checked;
    const ready = this.compile(checked);
    if (!('errors' in ready)) this.prepared.set(key, ready);
    return ready;
  }

  private check(source: string, operationName: string | undefined): RefusedOperation | CheckedOperation {
    const { rules = [], maxTokens } = this.options;
    try {
      const document = parse(source, maxTokens === undefined ? {} : { maxTokens });
      const errors = validate(this.apiSchema, document, [...specifiedRules, ...rules]);
      if (errors.length > 0) return { errors };
      return { document, operationName, operation: chooseOperation(document, operationName) };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  }

  private compile(checked: CheckedOperation): PreparedOperation | RefusedOperation {
    const { operationName } = checked;
    const document = withSafeAliases(checked.document, this.reserved);
    try {
      const plan = this.plan(plannableDocument(document), operationName);
      if (plan instanceof GraphQLError) return { errors: [plan] };
      const compiled = this.compilePlan(plan);
      const planUnder = planByConditions(document, (settled) => {
        const own = this.plan(plannableDocument(settled), operationName);
        return own instanceof GraphQLError ? compiled : this.compilePlan(own);
      });
      const answer = new OperationAnswer(this.apiSchema, document, chooseOperation(document, operationName));
      return new CompiledOperation(checked, planUnder ?? (() => compiled), answer);
    } catch (error) {
      if (!(error instanceof UnknownPlanError) || this.cut.subjectTypes.size > 0) throw error;
      this.fallbacks += 1;
      return new FallbackOperation(checked, this.apollo, this.supergraph, this.schema, [
        ...this.subgraphUrls.keys(),
      ]);
    }
  }

  /** A planner may find no way through the subgraphs; that refuses the operation and nothing more. */
  private plan(
    document: DocumentNode,
    operationName: string | undefined,
  ): PlanNode | undefined | GraphQLError {
    try {
      return this.planner.plan(document, operationName);
    } catch (error) {
      if (error instanceof UnknownPlanError || !(error instanceof Error)) throw error;
      return new GraphQLError('No plan was found for this operation.', { originalError: error });
    }
  }

  private compilePlan(plan: PlanNode | undefined): CompiledPlan {
    const { names, cut } = this;
    const { subjectTypes } = cut;
    return compilePlan(plan && (subjectTypes.size > 0 ? cutPlan(plan, cut) : plan), { names, subjectTypes });
  }
}

function plannerOf(
  planner: PlannerName | QueryPlanner,
  apollo: ApolloPlanner,
  supergraphSdl: string,
): QueryPlanner {
  if (planner === 'apollo') return apollo;
  return planner === 'hive' ? new HivePlanner(supergraphSdl) : planner;
}

function rootTypesOf(schema: GraphQLSchema): CutContext['rootTypes'] {
  const nameOf = (operation: OperationTypeNode): string => schema.getRootType(operation)?.name ?? '';
  return {
    query: nameOf(OperationTypeNode.QUERY),
    mutation: nameOf(OperationTypeNode.MUTATION),
    subscription: nameOf(OperationTypeNode.SUBSCRIPTION),
  };
}
