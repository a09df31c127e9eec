import type { PlanNode } from '../plan/plan-node.js';
import type { TypeNames } from '../plan/type-names.js';
import type { PlannedFetch, SubjectTypes } from '../ports.js';
import { compileEntityFetch } from './entity-fetch.js';
import { compileRootFetch } from './root-fetch.js';
import type { CompiledNode, Run } from './run.js';
import { type SharedFetches, shareFetches } from './shared-fetches.js';

/** What compiling needs to know beside the plan. */
export interface CompileContext {
  readonly names: TypeNames;
  readonly subjectTypes: SubjectTypes;
}

/** A compiled plan, and how many memos an execution of it may use. */
export interface CompiledPlan extends CompiledNode {
  readonly memoCount: number;
}

/** Compiles a plan into closures. Done once; nothing of the plan or a document is looked at again. */
export function compilePlan(plan: PlanNode | undefined, context: CompileContext): CompiledPlan {
  if (plan === undefined) return { run: () => undefined, list: () => undefined, memoCount: 0 };
  const shared = shareFetches(plan, context.subjectTypes.size > 0);
  const { run, list } = compileNode(plan, context, shared);
  return { run, list, memoCount: shared.memoCount };
}

function compileNode(node: PlanNode, context: CompileContext, shared: SharedFetches): CompiledNode {
  switch (node.kind) {
    case 'FETCH':
      return node.requires === undefined
        ? compileRootFetch(node, context)
        : compileEntityFetch({ ...node, requires: node.requires }, context, shared.of(node));
    case 'SEQUENCE':
      return sequence(node.nodes.map((inner) => compileNode(inner, context, shared)));
    case 'PARALLEL':
      return parallel(node.nodes.map((inner) => compileNode(inner, context, shared)));
    case 'CONDITION': {
      const branch = (inner: PlanNode | undefined): CompiledNode | undefined =>
        inner && compileNode(inner, context, shared);
      return condition(node.variable, branch(node.then), branch(node.otherwise));
    }
  }
}

function listOf(nodes: readonly CompiledNode[]): CompiledNode['list'] {
  return (variables, into: PlannedFetch[]) => {
    for (const node of nodes) node.list(variables, into);
  };
}

function sequence(nodes: readonly CompiledNode[]): CompiledNode {
  return {
    run: async (run: Run) => {
      for (const node of nodes) {
        const running = node.run(run);
        if (running !== undefined) await running;
      }
    },
    list: listOf(nodes),
  };
}

function parallel(nodes: readonly CompiledNode[]): CompiledNode {
  return {
    run: (run) => {
      const running: Promise<void>[] = [];
      for (const node of nodes) {
        const one = node.run(run);
        if (one !== undefined) running.push(one);
      }
      if (running.length < 2) return running[0];
      return Promise.all(running).then(() => undefined);
    },
    list: listOf(nodes),
  };
}

function condition(
  variable: string,
  then: CompiledNode | undefined,
  otherwise: CompiledNode | undefined,
): CompiledNode {
  return {
    run: (run) => (run.variables[variable] === true ? then : otherwise)?.run(run),
    list: (variables, into) => (variables[variable] === true ? then : otherwise)?.list(variables, into),
  };
}
