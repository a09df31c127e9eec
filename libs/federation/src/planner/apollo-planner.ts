import { type Schema, type Supergraph, operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner as ApolloQueryPlanner, type QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { PlanNode } from '../plan/plan-node.js';
import { nodeOfApollo } from './apollo-nodes.js';
import type { QueryPlanner } from './query-planner.js';

/** Plans with `@apollo/query-planner`. */
export class ApolloPlanner implements QueryPlanner {
  /** Made for the first operation, not while requests wait for a new supergraph. */
  private planner: ApolloQueryPlanner | undefined;
  private readonly apiSchema: Schema;

  constructor(private readonly supergraph: Supergraph) {
    this.apiSchema = supergraph.apiSchema();
  }

  plan(document: DocumentNode, operationName: string | undefined): PlanNode | undefined {
    const { node } = this.planOfApollo(document, operationName);
    return node && nodeOfApollo(node);
  }

  /** The plan as Apollo shapes it, for Apollo's own executor. */
  planOfApollo(document: DocumentNode, operationName: string | undefined): QueryPlan {
    const options = operationName === undefined ? {} : { operationName };
    this.planner ??= new ApolloQueryPlanner(this.supergraph);
    return this.planner.buildQueryPlan(operationFromDocument(this.apiSchema, document, options));
  }
}
