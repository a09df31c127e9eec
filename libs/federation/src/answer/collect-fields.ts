import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
  isAbstractType,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
} from 'graphql';
import type { Variables } from '../ports.js';

/** What fields are collected from. The variables are only those that `@skip` and `@include` use. */
export interface Collecting {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Variables;
  /** Those of the operation. */
  readonly variableDefinitions: readonly VariableDefinitionNode[];
}

/** Fields by response key, in the order of the answer, for an object of this type (specification, CollectFields). */
export function collectFields(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType | GraphQLInterfaceType,
  collecting: Collecting,
): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const visit = (node: SelectionNode): void => {
    if (!isIncluded(node, collecting.conditions)) return;
    if (node.kind === Kind.FIELD) {
      addField(found, node);
      return;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragmentOnce(node.name.value);
    if (fragment === undefined) return;
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || applies(condition, type, collecting.schema))
      fragment.selectionSet.selections.forEach(visit);
  };
  const fragmentOnce = (name: string): FragmentDefinitionNode | undefined => {
    if (spread.has(name)) return undefined;
    spread.add(name);
    return collecting.fragments.get(name);
  };
  for (const { selections } of selectionSets) selections.forEach(visit);
  return found;
}

function addField(found: Map<string, FieldNode[]>, node: FieldNode): void {
  const key = (node.alias ?? node.name).value;
  const known = found.get(key);
  if (known === undefined) found.set(key, [node]);
  else known.push(node);
}

function applies(
  condition: string,
  type: GraphQLObjectType | GraphQLInterfaceType,
  schema: GraphQLSchema,
): boolean {
  if (condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

function isIncluded(node: SelectionNode, variables: Variables): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}
