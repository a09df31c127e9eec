import type { GraphQLFormattedError } from 'graphql';
import { clientKey } from '../engine/safe-aliases.js';
import type { Run } from './run.js';

type Path = readonly (string | number)[];

/** Adds what a subgraph said went wrong, its paths set under where the fetch stands. */
export function addErrors(
  run: Run,
  errors: readonly GraphQLFormattedError[],
  subgraph: string,
  prefix: Path,
): void {
  for (const error of errors) {
    const path = error.path && [...prefix, ...error.path];
    run.errors.push(errorAt(error, path, subgraph));
  }
}

/** One error of a subgraph as the caller sees it. */
export function errorAt(
  { message, extensions }: GraphQLFormattedError,
  path: Path | undefined,
  serviceName: string,
): GraphQLFormattedError {
  return {
    message: message || `Error while fetching subquery from service "${serviceName}"`,
    ...(path && { path: path.map((step) => (typeof step === 'string' ? clientKey(step) : step)) }),
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions, serviceName },
  };
}
