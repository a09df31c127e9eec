import { isPontioError } from '@pontio/errors';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { checkSize, measureOperation } from '../operation-size.js';
import { variableProblems } from '../variable-problems.js';
import type { OperationProblem, PersistedOperation } from './persisted-operation.js';

/** What keeps an operation from being answered under a schema; nothing when it fits. */
export function checkOperation(
  { name, document: text, example }: PersistedOperation,
  schema: GraphQLSchema,
): readonly OperationProblem[] {
  const file = `${name}.graphql`;
  const document = parse(text);
  const misfits = validate(schema, document);
  if (misfits.length > 0)
    return misfits.map(({ message, locations }) => ({
      file: `${file}:${String(locations?.[0]?.line ?? 1)}`,
      what: `${message} Correct the document, or take it out.`,
    }));
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) return [];
  const over = sizeProblems(document, operation);
  if (over.length > 0) return over.map((what) => ({ file, what }));
  return variableProblems(schema, operation, example).map((what) => ({
    file: `${name}.yaml`,
    what: `example.${what}`,
  }));
}

function sizeProblems(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  try {
    checkSize(measureOperation(document, operation));
    return [];
  } catch (error) {
    if (isPontioError(error)) return error.problems;
    throw error;
  }
}
