import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNodePathSegment,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode as HiveNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import {
  type PlanNode,
  type PlanPath,
  type PlanStep,
  type RequiredSelection,
  type Rewrite,
  UnknownPlanError,
} from '../plan/plan-node.js';
import { operationOf } from './operation-of.js';
import { fetchNode, orderingOf } from './shared-nodes.js';

/** Hive's plan node in our shape. */
export function nodeOfHive(node: HiveNode, path: PlanPath = []): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return fetchNode(node, [path], requiredOf, rewriteOf);
    case 'BatchFetch':
      return batchOf(node, path);
    case 'Defer':
    case 'Subscription':
      throw new UnknownPlanError(node.kind);
    default:
      return orderingOf<HiveNode, FlattenNodePathSegment[]>(node, path, { nodeOf: nodeOfHive, pathOf });
  }
}

/** Several entity fetches in one document, under aliases: a fetch each, side by side. */
function batchOf(node: BatchFetchNode, path: PlanPath): PlanNode {
  const operation = operationOf(node.operation);
  const nodes = node.entityBatch.aliases.map((batch) =>
    fetchNode(
      { ...batch, serviceName: node.serviceName, operation: entitiesOperation(operation, batch) },
      batch.paths.map((below) => [...path, ...pathOf(below)]),
      requiredOf,
      rewriteOf,
    ),
  );
  const [only, ...others] = nodes;
  return only !== undefined && others.length === 0 ? only : { kind: 'PARALLEL', nodes };
}

function entitiesOperation(
  operation: OperationDefinitionNode,
  { alias, representationsVariableName }: EntityBatchAlias,
): OperationDefinitionNode {
  const field = operation.selectionSet.selections.find(
    (node): node is FieldNode => node.kind === Kind.FIELD && node.alias?.value === alias,
  );
  if (field === undefined) throw new UnknownPlanError(`a batch without ${alias}`);
  const { alias: _alias, ...entities } = field;
  const used = new Set<string>();
  visit(field, { Variable: ({ name }) => void used.add(name.value) });
  const renamed = <T extends FieldNode | VariableDefinitionNode>(node: T): T =>
    visit(node, {
      Name: (name) =>
        name.value === representationsVariableName ? { ...name, value: 'representations' } : undefined,
    });
  return {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? [])
      .filter(({ variable }) => used.has(variable.name.value))
      .map(renamed),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [renamed(entities)] },
  };
}

function pathOf(path: readonly FlattenNodePathSegment[]): PlanPath {
  return path.flatMap((step): PlanStep[] => {
    if (step === '@') return [];
    return 'Field' in step
      ? [{ kind: 'KEY', key: step.Field }]
      : [{ kind: 'TYPES', types: step.TypeCondition }];
  });
}

function requiredOf(node: RequiresSelection): RequiredSelection {
  if (node.kind === 'FragmentSpread') throw new UnknownPlanError('a fragment among what is required');
  if (node.kind === 'InlineFragment') {
    if (node.skipIf !== undefined || node.includeIf !== undefined)
      throw new UnknownPlanError('a condition among what is required');
    return { kind: 'TYPE', type: node.typeCondition, selections: node.selections.map(requiredOf) };
  }
  const selections = node.selections?.map(requiredOf);
  return {
    kind: 'FIELD',
    source: node.name,
    target: node.alias ?? node.name,
    ...(selections && selections.length > 0 && { selections }),
  };
}

function rewriteOf(rewrite: FetchRewrite): Rewrite {
  if ('KeyRenamer' in rewrite)
    return {
      kind: 'RENAME',
      path: rewrite.KeyRenamer.path.map(stepOf),
      to: rewrite.KeyRenamer.renameKeyTo,
    };
  const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  return { kind: 'SET', path: path.map(stepOf), value: setValueTo };
}

function stepOf(step: FetchNodePathSegment): PlanStep {
  return 'Key' in step ? { kind: 'KEY', key: step.Key } : { kind: 'TYPES', types: step.TypenameEquals };
}
