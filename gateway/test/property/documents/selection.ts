/** `@skip` or `@include`, by a variable or by a literal. */
export interface Condition {
  readonly directive: 'skip' | 'include';
  readonly by: 'true' | 'false' | '$b0' | '$b1' | '$b2';
}

/** A value for an argument, written out or given in a variable. */
export interface Argument {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
  readonly inVariable: boolean;
}

/** A field of a random document. */
export interface FieldPart {
  readonly kind: 'field';
  readonly name: string;
  readonly alias: string | undefined;
  readonly args: readonly Argument[];
  readonly conditions: readonly Condition[];
  readonly below: readonly Part[];
}

/** A fragment of a random document, named or inline. */
export interface FragmentPart {
  readonly kind: 'fragment';
  /** What it is on; an inline one may leave that out. */
  readonly on: string | undefined;
  readonly inWhat: string;
  readonly isNamed: boolean;
  readonly conditions: readonly Condition[];
  readonly below: readonly Part[];
}

/** A piece of a selection. */
export type Part = FieldPart | FragmentPart;
