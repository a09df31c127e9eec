import { unwrapResolverError } from '@apollo/server/errors';
import { type ErrorCode, errorRegistry, isPontioError } from '@pontio/errors';
import { createLogger } from '@pontio/platform';
import type { GraphQLFormattedError } from 'graphql';

const logger = createLogger('subgraph');

/** GraphQL's own complaints about a document, which say nothing about anybody but may quote the document. */
const DOCUMENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * Turns any error into one of the registry: its code, its public sentence, its path, and what is wrong with
 * what was sent. The rest goes to the log.
 */
export function publicError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const code = codeOf(formatted, original);
  const problems = isPontioError(original) ? original.problems : [];
  if (code === 'INTERNAL') logger.error({ err: original }, 'unexpected error');
  return {
    message: errorRegistry[code].message,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code, ...(problems.length > 0 && { problems }) },
  };
}

function codeOf(formatted: GraphQLFormattedError, original: unknown): ErrorCode {
  if (isPontioError(original)) return original.code;
  return DOCUMENT_CODES.has(String(formatted.extensions?.['code'])) ? 'OPERATION_INVALID' : 'INTERNAL';
}
