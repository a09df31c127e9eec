import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CompiledPlan } from '../compile/compile-plan.js';
import type { Variables } from '../ports.js';

/** With more of them a document is planned once, as it stands: each doubles how many plans it may want. */
const VARIABLES_MAX = 4;

/** The plan of an operation under given variables. */
export type PlanUnder = (variables: Variables) => CompiledPlan;

/**
 * One plan for each set of values that the variables of `@skip` and `@include` take, made when it is first wanted.
 * Planners keep the keys and inputs of what is left out, so that a subgraph would be asked for what nobody wants.
 *
 * @param plan - plans a document that holds no conditions
 * @returns undefined where there are no conditions, or more than can be planned one by one
 */
export function planByConditions(
  document: DocumentNode,
  plan: (document: DocumentNode) => CompiledPlan,
): PlanUnder | undefined {
  const names = conditionVariables(document);
  if (names.length === 0 || names.length > VARIABLES_MAX) return undefined;
  const plans = new LRUCache<string, CompiledPlan>({ max: 2 ** VARIABLES_MAX });
  return (variables) => {
    const values = names.map((name) => variables[name] === true);
    const key = values.join(' ');
    const known = plans.get(key);
    if (known !== undefined) return known;
    const made = plan(settled(document, new Map(names.map((name, index) => [name, values[index] === true]))));
    plans.set(key, made);
    return made;
  };
}

/** With literals in place of the variables. */
function settled(document: DocumentNode, values: ReadonlyMap<string, boolean>): DocumentNode {
  return visit(document, {
    Directive: (node) => {
      const variable = variableOf(node);
      if (variable === undefined) return undefined;
      const value = { kind: Kind.BOOLEAN, value: values.get(variable) === true } as const;
      return { ...node, arguments: node.arguments?.map((argument) => ({ ...argument, value })) ?? [] };
    },
  });
}

function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (node) => {
      const variable = variableOf(node);
      if (variable !== undefined) names.add(variable);
    },
  });
  return [...names].sort();
}

function variableOf({ name, arguments: given = [] }: DirectiveNode): string | undefined {
  const value = name.value === 'skip' || name.value === 'include' ? given[0]?.value : undefined;
  return value?.kind === Kind.VARIABLE ? value.name.value : undefined;
}
