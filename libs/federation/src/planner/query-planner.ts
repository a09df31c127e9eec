import type { DocumentNode } from 'graphql';
import type { PlanNode } from '../plan/plan-node.js';

/** Makes query plans for one supergraph. */
export interface QueryPlanner {
  /**
   * @param document - Valid against the API schema.
   * @returns undefined when nothing has to be fetched
   * @throws `UnknownPlanError` when the plan holds something that cannot be compiled
   */
  plan(document: DocumentNode, operationName: string | undefined): PlanNode | undefined;
}

/** Which planner to use: Apollo's, or Hive's in Rust. */
export type PlannerName = 'apollo' | 'hive';
