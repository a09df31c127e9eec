import { getOperationAST, parse } from 'graphql';
import { operationLimits } from '../../limits.js';
import { asksSchemaOnly } from '../schema-question.js';

/** Whether the operation in a URL asks about the schema and about nobody: only that may end in somebody's log. */
export function mayStandInUrl(url: string): boolean {
  const { searchParams } = new URL(url, 'http://gateway');
  try {
    const document = parse(searchParams.get('query') ?? '', { maxTokens: operationLimits.tokens });
    const operation = getOperationAST(document, searchParams.get('operationName'));
    return operation ? asksSchemaOnly(document, operation) : false;
  } catch {
    return false;
  }
}
