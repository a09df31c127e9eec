import type { DocumentNode, GraphQLError, GraphQLFormattedError, OperationDefinitionNode } from 'graphql';

/** JSON object as a subgraph answers it. */
export type JsonObject = Record<string, unknown>;

/** The caller's variables, coerced. */
export type Variables = Readonly<Record<string, unknown>>;

/** One call of a query plan, compiled once. The same object each time the same plan runs. */
export interface PlannedFetch {
  readonly subgraph: string;
  /** `ROOT` begins at a root field; `ENTITIES` continues at `_entities` with representations. */
  readonly kind: 'ROOT' | 'ENTITIES';
  /** What is sent when nothing is taken out. `@skip` and `@include` are left in it. */
  readonly operation: OperationDefinitionNode;
  /** The same, printed. */
  readonly text: string;
  /** Names of the caller's variables it uses; `representations` is not among them. */
  readonly variableNames: readonly string[];
  /** Response keys, without list positions, from the root of the answer to where this fetch continues. */
  readonly path: readonly string[];
}

/** A root call, as it is about to be sent. */
export interface RootCall {
  readonly fetch: PlannedFetch;
  readonly variables: Variables;
  readonly signal: AbortSignal | undefined;
}

/** Entities about to be asked for, equal ones once. */
export interface EntityBatch {
  readonly fetch: PlannedFetch;
  readonly representations: readonly JsonObject[];
  /** The same as JSON texts, for a source that sends them as they are. */
  readonly representationTexts: readonly string[];
  /**
   * For each representation, the subject whose part of the answer it stands in: the key of the nearest object
   * above it, itself included, that is of a subject type; `undefined` where there is none. Equal representations
   * under different subjects are kept apart.
   */
  readonly subjects: readonly (string | undefined)[];
  readonly variables: Variables;
  readonly signal: AbortSignal | undefined;
}

/** What a source gave for one call. */
export interface SourceAnswer<T> {
  readonly data: T;
  /** Paths are those of the subgraph's own answer; the executor re-hydrates them. */
  readonly errors: readonly GraphQLFormattedError[];
  /**
   * Whether no string in the data holds anything that JSON escapes, so that it is written as it is. True of data
   * read from a JSON text without a backslash, and of no other; leave it out when in doubt.
   */
  readonly isClean?: boolean;
}

/**
 * Where a running plan gets its data. The plain one sends the fetch as planned; the gateway's own asks only for
 * what is released. Neither throws for a subgraph that fails: that is an error in the answer.
 */
export interface SourcePort {
  root(call: RootCall): Promise<SourceAnswer<JsonObject | null>>;
  /** `data` is as long as the representations and in their order. */
  entities(batch: EntityBatch): Promise<SourceAnswer<readonly (JsonObject | null)[]>>;
}

/** An executed operation. */
export interface Executed {
  /** JSON text of `data`, ready to send; the tree it was made from is gone. */
  readonly data: string;
  readonly errors: readonly GraphQLFormattedError[];
}

/** One run of an operation: with which variables, where the data comes from, and what ends it. */
export interface ExecuteCall {
  readonly variables: Variables;
  readonly source: SourcePort;
  readonly signal?: AbortSignal;
}

/** One operation, parsed, validated, planned and compiled. */
export interface PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  /** Whether the plan is run by Apollo's `executeQueryPlan` because it could not be compiled. */
  readonly isFallback: boolean;
  /** The fetches that the plan makes under these variables. */
  fetchesFor(variables: Variables): readonly PlannedFetch[];
  /** @throws never for what a subgraph does */
  execute(call: ExecuteCall): Promise<Executed>;
}

/** A document that is not an operation of this schema: GraphQL's own errors. */
export interface RefusedOperation {
  readonly errors: readonly GraphQLError[];
}

/**
 * Types whose objects are subjects, with the field that is their key. The plan is cut where an object of such a
 * type begins: of it a fetch takes only the key, and everything else goes through `_entities`, where each
 * subject can be decided about.
 */
export type SubjectTypes = ReadonlyMap<string, string>;
