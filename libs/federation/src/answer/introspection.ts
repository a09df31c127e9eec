import { type DocumentNode, type FieldNode, Kind, OperationTypeNode, executeSync, visit } from 'graphql';
import type { Variables } from '../ports.js';
import type { Collecting } from './collect-fields.js';
import type { Writing } from './writing.js';

/** Whether a root field asks about the schema. */
export function isIntrospection(fieldName: string): boolean {
  return fieldName === '__schema' || fieldName === '__type';
}

/** Answers a field about the schema from the API schema, with graphql-js. Kept where no variable changes it. */
export function writeIntrospection(
  nodes: readonly FieldNode[],
  { schema, fragments, variableDefinitions }: Collecting,
): (writing: Writing) => string {
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions,
        selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
      },
      ...fragments.values(),
    ],
  };
  const [first] = nodes;
  const key = (first?.alias ?? first?.name)?.value ?? '';
  const write = (variableValues: Variables): string =>
    JSON.stringify(executeSync({ schema, document, variableValues }).data?.[key] ?? null);
  if (usesVariables(nodes, fragments)) return ({ variables }) => write(variables);
  let kept: string | undefined;
  return ({ variables }) => (kept ??= write(variables));
}

function usesVariables(nodes: readonly FieldNode[], fragments: Collecting['fragments']): boolean {
  let found = false;
  const see = { Variable: (): void => void (found = true) };
  for (const node of [...nodes, ...fragments.values()]) visit(node, see);
  return found;
}
