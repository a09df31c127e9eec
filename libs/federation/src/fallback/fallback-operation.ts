import type { Schema, Supergraph } from '@apollo/federation-internals';
import type { GraphQLDataSource } from '@apollo/gateway';
import { executeQueryPlan } from '@apollo/gateway/dist/executeQueryPlan.js';
import { type OperationContext, buildOperationContext } from '@apollo/gateway/dist/operationContext.js';
import type { QueryPlan } from '@apollo/query-planner';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { CheckedOperation } from '../engine/compiled-operation.js';
import type { ApolloPlanner } from '../planner/apollo-planner.js';
import type { ExecuteCall, Executed, PlannedFetch, PreparedOperation } from '../ports.js';
import { SourceOfPort } from './source-of-port.js';

/** An operation that Apollo's executor runs, because its plan could not be compiled. */
export class FallbackOperation implements PreparedOperation {
  readonly isFallback = true;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  private readonly plan: QueryPlan;
  private readonly apiSchema: Schema;
  private readonly context: OperationContext;

  constructor(
    checked: CheckedOperation,
    planner: ApolloPlanner,
    supergraph: Supergraph,
    private readonly schema: GraphQLSchema,
    private readonly subgraphs: readonly string[],
  ) {
    this.document = checked.document;
    this.operation = checked.operation;
    this.operationName = checked.operationName;
    this.plan = planner.planOfApollo(this.document, this.operationName);
    this.apiSchema = supergraph.apiSchema();
    this.context = buildOperationContext({
      schema: this.apiSchema.toGraphQLJSSchema(),
      operationDocument: this.document,
      ...(this.operationName !== undefined && { operationName: this.operationName }),
    });
  }

  /** Not known before they are made. */
  fetchesFor(): readonly PlannedFetch[] {
    return [];
  }

  async execute({ variables, source, signal }: ExecuteCall): Promise<Executed> {
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
      this.context,
      this.schema,
      this.apiSchema,
    );
    return { data: JSON.stringify(data ?? null), errors: errors.map((error) => error.toJSON()) };
  }
}
