import type { OperationDefinitionNode } from 'graphql';

/** One step from an object of the answer downwards. Lists are walked through wherever they stand. */
export type PlanStep =
  | { readonly kind: 'KEY'; readonly key: string }
  /** Goes on only where the object is of one of these types. */
  | { readonly kind: 'TYPES'; readonly types: readonly string[] };

/** Steps from the root of the answer, or from the object that a rewrite begins at. */
export type PlanPath = readonly PlanStep[];

/** A change to what is sent (`input`) or to what came back (`output`). */
export type Rewrite =
  | { readonly kind: 'SET'; readonly path: PlanPath; readonly value: unknown }
  | { readonly kind: 'RENAME'; readonly path: PlanPath; readonly to: string };

/** What a representation is made of. */
export type RequiredSelection =
  | {
      readonly kind: 'FIELD';
      /** Key under which the value stands in the answer so far. */
      readonly source: string;
      /** Key under which the subgraph wants it. */
      readonly target: string;
      readonly selections?: readonly RequiredSelection[];
    }
  | {
      readonly kind: 'TYPE';
      readonly type: string | undefined;
      readonly selections: readonly RequiredSelection[];
    };

/** One call to a subgraph. With `requires` it asks for entities; without, for root fields. */
export interface FetchNode {
  readonly kind: 'FETCH';
  readonly subgraph: string;
  /** Without fragment definitions. */
  readonly operation: OperationDefinitionNode;
  /** Where the result belongs; a root fetch has one path, usually empty. */
  readonly paths: readonly PlanPath[];
  readonly requires: readonly RequiredSelection[] | undefined;
  readonly input: readonly Rewrite[];
  readonly output: readonly Rewrite[];
}

/** A query plan in the one shape that the rest of the library knows, whichever planner made it. */
export type PlanNode =
  | FetchNode
  | { readonly kind: 'SEQUENCE'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'PARALLEL'; readonly nodes: readonly PlanNode[] }
  | {
      readonly kind: 'CONDITION';
      /** Name of a Boolean variable. */
      readonly variable: string;
      readonly then: PlanNode | undefined;
      readonly otherwise: PlanNode | undefined;
    };

/** The plan holds something that is not known here, so that another executor has to run it. */
export class UnknownPlanError extends Error {
  constructor(what: string) {
    super(`The query plan cannot be compiled: ${what}`);
    this.name = 'UnknownPlanError';
  }
}

/** The keys of a path, without type conditions. */
export function keysOf(path: PlanPath): string[] {
  return path.flatMap((step) => (step.kind === 'KEY' ? [step.key] : []));
}
