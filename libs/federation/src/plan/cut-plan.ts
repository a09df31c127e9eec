import type { OperationTypeNode } from 'graphql';
import type { JoinFacts } from '../engine/join-facts.js';
import type { SubjectTypes } from '../ports.js';
import { type CutSelections, type Severed, cutEntities, cutSelections } from './cut-selections.js';
import { entitiesOperation, withUsedVariables } from './entities-operation.js';
import type { FetchNode, PlanNode, PlanPath, Rewrite } from './plan-node.js';

/** What the cut needs to know of the supergraph. */
export interface CutContext {
  readonly facts: JoinFacts;
  readonly subjectTypes: SubjectTypes;
  /** Names of the root types, by kind of operation. */
  readonly rootTypes: Readonly<Record<OperationTypeNode, string>>;
}

/**
 * Cuts a plan where a subject begins: of an object of a subject type a fetch takes `__typename` and the key, and
 * what else was wanted of it follows as an entity fetch at the same subgraph, before anything that builds on it.
 *
 * @throws an Error when a subgraph does not let a subject be asked for by its key
 * @see ADR 0021
 */
export function cutPlan(plan: PlanNode, context: CutContext): PlanNode {
  switch (plan.kind) {
    case 'SEQUENCE':
    case 'PARALLEL':
      return { ...plan, nodes: plan.nodes.map((node) => cutPlan(node, context)) };
    case 'CONDITION': {
      const branch = (node: PlanNode | undefined): PlanNode | undefined => node && cutPlan(node, context);
      return { ...plan, then: branch(plan.then), otherwise: branch(plan.otherwise) };
    }
    case 'FETCH': {
      // A fetch for several places is one for each, so that every fetch continues at one place.
      const fetches = plan.paths.map((path) => cutFetch({ ...plan, paths: [path] }, context));
      const [only, ...others] = fetches;
      return only !== undefined && others.length === 0 ? only : { kind: 'PARALLEL', nodes: fetches };
    }
  }
}

function cutFetch(fetch: FetchNode, context: CutContext): PlanNode {
  const { operation, subgraph, requires } = fetch;
  const at: CutSelections = { ...context, subgraph, severed: [] };
  const root = context.rootTypes[operation.operation];
  const selectionSet =
    requires === undefined
      ? cutSelections(operation.selectionSet, root, [], at)
      : cutEntities(operation.selectionSet, at);
  // Even where nothing is cut off, a subject of which only the type was wanted now comes with its key.
  const first = { ...fetch, operation: withUsedVariables({ ...operation, selectionSet }) };
  if (at.severed.length === 0) return first;
  const rest = at.severed.map((severed) => cutFetch(fetchOfRest(fetch, severed), context));
  return {
    kind: 'SEQUENCE',
    nodes: [first, { kind: 'PARALLEL', nodes: rest }],
  };
}

function fetchOfRest(fetch: FetchNode, { type, key, path, selections }: Severed): FetchNode {
  return {
    kind: 'FETCH',
    subgraph: fetch.subgraph,
    operation: entitiesOperation(type, selections, fetch.operation.variableDefinitions ?? []),
    paths: fetch.paths.map((above) => [...above, ...path]),
    requires: [
      {
        kind: 'TYPE',
        type,
        selections: ['__typename', key].map((name) => ({ kind: 'FIELD', source: name, target: name })),
      },
    ],
    input: [],
    output: fetch.output.flatMap((rewrite) => rewriteBelow(rewrite, path)),
  };
}

/** A rewrite of something that now comes with the rest, as seen from the subject. */
function rewriteBelow(rewrite: Rewrite, path: PlanPath): Rewrite[] {
  const remaining = [...rewrite.path];
  for (const step of path) {
    if (step.kind === 'TYPES') continue;
    while (remaining[0]?.kind === 'TYPES') remaining.shift();
    const next = remaining.shift();
    if (next?.kind !== 'KEY' || next.key !== step.key) return [];
  }
  return remaining.length === 0 ? [] : [{ ...rewrite, path: remaining }];
}
