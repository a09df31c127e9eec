import type { Supergraph } from '@apollo/federation-internals';
import type { GraphQLDataSource } from '@apollo/gateway';
import { executeQueryPlan } from '@apollo/gateway/dist/executeQueryPlan.js';
import { buildOperationContext } from '@apollo/gateway/dist/operationContext.js';
import type { QueryPlan } from '@apollo/query-planner';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { CheckedOperation } from '../engine/compiled-operation.js';
import type { ApolloPlanner } from '../planner/apollo-planner.js';
import type { Executed, PlannedFetch, PreparedOperation, SourcePort, Variables } from '../ports.js';
import { SourceOfPort } from './source-of-port.js';

/** An operation that Apollo's executor runs, because its plan could not be compiled. */
export class FallbackOperation implements PreparedOperation {
  readonly isFallback = true;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  private readonly plan: QueryPlan;

  constructor(
    checked: CheckedOperation,
    planner: ApolloPlanner,
    private readonly supergraph: Supergraph,
    private readonly schema: GraphQLSchema,
    private readonly subgraphs: readonly string[],
  ) {
    this.document = checked.document;
    this.operation = checked.operation;
    this.operationName = checked.operationName;
    this.plan = planner.planOfApollo(this.document, this.operationName);
  }

  /** Not known before they are made. */
  fetchesFor(): readonly PlannedFetch[] {
    return [];
  }

  async execute({
    variables,
    source,
    signal,
  }: {
    readonly variables: Variables;
    readonly source: SourcePort;
    readonly signal?: AbortSignal;
  }): Promise<Executed> {
    const apiSchema = this.supergraph.apiSchema();
    const sources: Record<string, GraphQLDataSource> = {};
    for (const name of this.subgraphs) sources[name] = new SourceOfPort(name, source, signal);
    // The executor reads the variables from the request context and nothing else.
    const context = {
      request: { variables },
      metrics: {},
      context: {},
    } as unknown as GatewayGraphQLRequestContext;
    const { data, errors = [] } = await executeQueryPlan(
      this.plan,
      sources,
      context,
      buildOperationContext({
        schema: apiSchema.toGraphQLJSSchema(),
        operationDocument: this.document,
        ...(this.operationName !== undefined && { operationName: this.operationName }),
      }),
      this.schema,
      apiSchema,
    );
    return { data: JSON.stringify(data ?? null), errors: errors.map((error) => error.toJSON()) };
  }
}
