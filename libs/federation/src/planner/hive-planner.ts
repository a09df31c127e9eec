import { QueryPlanner as RustQueryPlanner } from '@graphql-hive/router-query-planner';
import { type DocumentNode, print } from 'graphql';
import type { PlanNode } from '../plan/plan-node.js';
import { nodeOfHive } from './hive-nodes.js';
import type { QueryPlanner } from './query-planner.js';

/** Plans with Hive Router's planner, in Rust through N-API. */
export class HivePlanner implements QueryPlanner {
  private readonly planner: RustQueryPlanner;

  constructor(supergraphSdl: string) {
    this.planner = new RustQueryPlanner(supergraphSdl);
  }

  plan(document: DocumentNode, operationName: string | undefined): PlanNode | undefined {
    const { node } = this.planner.plan(print(document), operationName, new Set(), 0);
    return node && nodeOfHive(node);
  }
}
