import type { GraphQLFormattedError } from 'graphql';
import type { JsonObject } from '../ports.js';

/** One distinct entity that is asked for. */
export interface Asked {
  /** Its representation, as JSON text. */
  readonly text: string;
  readonly subject: string | undefined;
  data: JsonObject | null;
  /** What the subgraph said went wrong with it; paths begin at the entity. */
  errors: GraphQLFormattedError[] | undefined;
  /** Settles when `data` is there; undefined once it is. */
  pending: Promise<unknown> | undefined;
}

/** Entities asked for, by subject and representation. */
export type Memo = Map<string, Asked>;
