import type { LabelMap } from '@pontio/field-labels';
import type { GraphQLSchema } from 'graphql';

/** What is compared of a supergraph. */
export interface ComparedSupergraph {
  readonly apiSchema: GraphQLSchema;
  readonly labels: LabelMap;
}

/** An operation that somebody relies on. */
export interface NamedOperation {
  readonly name: string;
  readonly document: string;
}

/** Operations that clients have agreed with us, read anew each time. */
export type OperationRegistry = () => readonly NamedOperation[];

/** One difference between two supergraphs. */
export interface SupergraphChange {
  /**
   * `BREAKING`: an operation that is right today would be wrong. `WIDENING`: a label would be less strict.
   * Both need somebody's decision.
   */
  readonly kind: 'BREAKING' | 'WIDENING' | 'OTHER';
  readonly sentence: string;
  /** Names of the operations that it would break. */
  readonly breaks: readonly string[];
}

/** Whether somebody has to decide about a change before it is served. */
export const needsDecision = ({ kind }: SupergraphChange): boolean => kind !== 'OTHER';

/** A change as people read it. */
export function changeInWords({ kind, sentence, breaks }: SupergraphChange): string {
  const label = kind === 'WIDENING' ? 'Less strict: ' : '';
  return `${label}${sentence}${breaks.length === 0 ? '' : ` It would break ${breaks.join(', ')}.`}`;
}
