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

/**
 * Entities asked for, found by the values that tell them apart: one level for each value. Following a few values
 * is far cheaper than making a text of them for every object that stands for an entity.
 */
export class Memo {
  asked: Asked | undefined;
  private below: Map<unknown, Memo> | undefined;

  /** The place for entities that also have this value. */
  at(value: unknown): Memo {
    this.below ??= new Map();
    let next = this.below.get(value);
    if (next === undefined) {
      next = new Memo();
      this.below.set(value, next);
    }
    return next;
  }
}
