import {
  type DirectiveNode,
  type FieldNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  getDirectiveValues,
  visit,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** The fetch as it will be executed: without what `@skip` and `@include` leave out under these variables. */
export function takenSelections(
  operation: OperationDefinitionNode,
  variables: Variables,
): OperationDefinitionNode {
  const enter = (node: FieldNode | InlineFragmentNode): null | undefined =>
    isTaken(node, variables) ? undefined : null;
  return visit(operation, { Field: { enter }, InlineFragment: { enter } });
}

function isTaken(node: { readonly directives?: readonly DirectiveNode[] }, variables: Variables): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}
