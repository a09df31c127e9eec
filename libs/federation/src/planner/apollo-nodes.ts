import type {
  FetchDataRewrite,
  FetchNode as ApolloFetch,
  PlanNode as ApolloNode,
  QueryPlan,
  QueryPlanSelectionNode,
  ResponsePath,
} from '@apollo/query-planner';
import {
  type FetchNode,
  type PlanNode,
  type PlanPath,
  type PlanStep,
  type RequiredSelection,
  type Rewrite,
  UnknownPlanError,
} from '../plan/plan-node.js';
import { fetchNode, orderingOf } from './shared-nodes.js';

const TYPE_PREFIX = '... on ';

/** Apollo's plan node in our shape. */
export function nodeOfApollo(node: NonNullable<QueryPlan['node']>, path: PlanPath = []): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return fetchOf(node, path);
    case 'Defer':
    case 'Subscription':
      throw new UnknownPlanError(node.kind);
    default:
      return orderingOf<ApolloNode, ResponsePath>(node, path, { nodeOf: nodeOfApollo, pathOf });
  }
}

function fetchOf(node: ApolloFetch, path: PlanPath): FetchNode {
  if (node.contextRewrites !== undefined && node.contextRewrites.length > 0)
    throw new UnknownPlanError('@fromContext');
  return fetchNode(node, [path], requiredOf, rewriteOf);
}

function pathOf(path: ResponsePath): PlanPath {
  return path.flatMap((step) => (step === '@' ? [] : [{ kind: 'KEY', key: String(step) }]));
}

function requiredOf(node: QueryPlanSelectionNode): RequiredSelection {
  if (node.kind === 'InlineFragment')
    return { kind: 'TYPE', type: node.typeCondition, selections: node.selections.map(requiredOf) };
  const key = node.alias ?? node.name;
  const selections = node.selections?.map(requiredOf);
  return { kind: 'FIELD', source: key, target: key, ...(selections && { selections }) };
}

function rewriteOf(rewrite: FetchDataRewrite): Rewrite {
  const path = rewrite.path.map((step): PlanStep =>
    step.startsWith(TYPE_PREFIX)
      ? { kind: 'TYPES', types: [step.slice(TYPE_PREFIX.length)] }
      : { kind: 'KEY', key: step },
  );
  return rewrite.kind === 'KeyRenamer'
    ? { kind: 'RENAME', path, to: rewrite.renameKeyTo }
    : { kind: 'SET', path, value: rewrite.setValueTo };
}
