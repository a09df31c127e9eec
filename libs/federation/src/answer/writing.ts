import type { GraphQLFormattedError } from 'graphql';
import type { Variables } from '../ports.js';

/** What writing one answer keeps beside the text. */
export interface Writing {
  readonly variables: Variables;
  /** Whether no string of the answer needs escaping. */
  readonly isClean: boolean;
  /** Response keys and list positions down to the value being written. */
  readonly path: (string | number)[];
  /** Values that had to become null because the schema does not allow them. */
  readonly faults: GraphQLFormattedError[];
}

/** Writes a value as JSON; undefined where it comes to null. */
export type Write = (value: unknown, writing: Writing) => string | undefined;

/** Notes that the value at hand, or the one under `key` in it, is not what the schema says. */
export function addFault(writing: Writing, message: string, key?: string): void {
  const path = key === undefined ? [...writing.path] : [...writing.path, key];
  writing.faults.push({ message, path, extensions: { code: 'INVALID_GRAPHQL' } });
}
