import type { GraphQLField, SelectionNode } from 'graphql';

/** Arguments by name, after coercion. */
export type ChangeArguments = Readonly<Record<string, unknown>>;

/** One change of the register, as its caller puts it. */
export interface Change {
  /** The one root field. */
  readonly field: GraphQLField<unknown, unknown>;
  readonly args: ChangeArguments;
  /** What the caller wants to see of the result. */
  readonly selections: readonly SelectionNode[];
}
