import type { GraphQLFormattedError } from 'graphql';
import type { JsonObject, PlannedFetch, SourcePort, Variables } from '../ports.js';
import type { Memo } from './entity-memo.js';

/** The state of one execution. Made for it, and gone with it. */
export interface Run {
  readonly source: SourcePort;
  readonly variables: Variables;
  readonly signal: AbortSignal | undefined;
  /** The answer so far, as the subgraphs gave it. */
  readonly tree: JsonObject;
  readonly errors: GraphQLFormattedError[];
  /** Whether every answer so far said that nothing in it needs escaping. */
  isClean: boolean;
  /** Entities that fetches of the same text share, by the place of the text among such texts. */
  readonly memos: (Memo | undefined)[];
}

/** One compiled node of a plan. */
export interface CompiledNode {
  /** Resolves when its data is in the tree; undefined when there was nothing to wait for. */
  readonly run: (run: Run) => Promise<void> | undefined;
  /** Adds the fetches that it makes under these variables. */
  readonly list: (variables: Variables, into: PlannedFetch[]) => void;
}
