import type { PlannedFetch } from '@pontio/federation';
import {
  type DirectiveNode,
  type FieldNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  getDirectiveValues,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';

type Variables = Readonly<Record<string, unknown>>;

/** What is left of a fetch under some variables. The same object where the same is taken. */
export interface TakenFetch {
  /** Tells what was left out. */
  readonly key: string;
  readonly operation: OperationDefinitionNode;
}

const CONDITIONS_MAX = 64;

interface Conditions {
  /** The variables that its `@skip` and `@include` look at. */
  readonly names: readonly string[];
  /** Of a fetch without any: all of it. */
  readonly whole: TakenFetch | undefined;
  readonly taken: LRUCache<string, TakenFetch>;
}

const known = new WeakMap<PlannedFetch, Conditions>();

/** The fetch as it will be executed: without what `@skip` and `@include` leave out under these variables. */
export function takenOf(fetch: PlannedFetch, variables: Variables): TakenFetch {
  const conditions = known.get(fetch) ?? readConditions(fetch);
  if (conditions.whole !== undefined) return conditions.whole;
  const key = conditions.names.map((name) => (variables[name] === true ? '1' : '0')).join('');
  const before = conditions.taken.get(key);
  if (before !== undefined) return before;
  const taken = { key, operation: takenSelections(fetch.operation, variables) };
  conditions.taken.set(key, taken);
  return taken;
}

function readConditions(fetch: PlannedFetch): Conditions {
  const names = conditionsOf(fetch.operation);
  const whole = names.length === 0 ? { key: '', operation: takenSelections(fetch.operation, {}) } : undefined;
  const conditions = {
    ...{ names, whole },
    taken: new LRUCache<string, TakenFetch>({ max: CONDITIONS_MAX }),
  };
  known.set(fetch, conditions);
  return conditions;
}

/** Without the conditions themselves: what is taken is taken. */
function takenSelections(operation: OperationDefinitionNode, variables: Variables): OperationDefinitionNode {
  const enter = <N extends FieldNode | InlineFragmentNode>(node: N): N | null | undefined => {
    if (!node.directives?.some(isCondition)) return undefined;
    if (!isTaken(node, variables)) return null;
    return { ...node, directives: node.directives.filter((directive) => !isCondition(directive)) };
  };
  return visit(operation, { Field: { enter }, InlineFragment: { enter } });
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === GraphQLSkipDirective.name || name.value === GraphQLIncludeDirective.name;
}

function isTaken(node: { readonly directives?: readonly DirectiveNode[] }, variables: Variables): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

function conditionsOf(operation: OperationDefinitionNode): readonly string[] {
  const names = new Set<string>();
  visit(operation, {
    Directive: (node) => {
      if (!isCondition(node)) return;
      for (const { value } of node.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}
