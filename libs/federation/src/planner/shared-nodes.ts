import type { OperationDefinitionNode } from 'graphql';
import type { FetchNode, PlanNode, PlanPath, RequiredSelection, Rewrite } from '../plan/plan-node.js';
import { operationOf } from './operation-of.js';

/** A node that only says in which order, where or whether others run: the same of both planners. */
export type OrderingNode<N, P> =
  | { readonly kind: 'Sequence' | 'Parallel'; readonly nodes: readonly N[] }
  | { readonly kind: 'Flatten'; readonly node: N; readonly path: P }
  | {
      readonly kind: 'Condition';
      readonly condition: string;
      /** One planner leaves out what is absent, the other gives null. */
      readonly ifClause?: N | null;
      readonly elseClause?: N | null;
    };

/** How a planner's own nodes and paths are read. */
interface Reading<N, P> {
  readonly nodeOf: (node: N, path: PlanPath) => PlanNode;
  readonly pathOf: (path: P) => PlanPath;
}

/** An ordering node in our shape. */
export function orderingOf<N, P>(
  node: OrderingNode<N, P>,
  path: PlanPath,
  { nodeOf, pathOf }: Reading<N, P>,
): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'SEQUENCE', nodes: node.nodes.map((inner) => nodeOf(inner, path)) };
    case 'Parallel':
      return { kind: 'PARALLEL', nodes: node.nodes.map((inner) => nodeOf(inner, path)) };
    case 'Flatten':
      return nodeOf(node.node, [...path, ...pathOf(node.path)]);
    case 'Condition': {
      const branch = (inner: N | null | undefined): PlanNode | undefined =>
        inner ? nodeOf(inner, path) : undefined;
      return {
        kind: 'CONDITION',
        variable: node.condition,
        then: branch(node.ifClause),
        otherwise: branch(node.elseClause),
      };
    }
  }
}

/** A fetch as a planner gives it; of several in one document, each with an operation of its own. */
export interface GivenFetch<R, W> {
  readonly serviceName: string;
  readonly operation: string | OperationDefinitionNode;
  readonly requires?: readonly R[] | null | undefined;
  readonly inputRewrites?: readonly W[] | null | undefined;
  readonly outputRewrites?: readonly W[] | null | undefined;
}

/** A fetch in our shape. */
export function fetchNode<R, W>(
  { serviceName, operation, requires, inputRewrites, outputRewrites }: GivenFetch<R, W>,
  paths: readonly PlanPath[],
  requiredOf: (selection: R) => RequiredSelection,
  rewriteOf: (rewrite: W) => Rewrite,
): FetchNode {
  return {
    kind: 'FETCH',
    subgraph: serviceName,
    operation: typeof operation === 'string' ? operationOf(operation) : operation,
    paths,
    requires: requires?.map(requiredOf),
    input: (inputRewrites ?? []).map(rewriteOf),
    output: (outputRewrites ?? []).map(rewriteOf),
  };
}
