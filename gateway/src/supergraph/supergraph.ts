import { setImmediate as breathe } from 'node:timers/promises';
import { FederatedEngine, type SubjectTypes } from '@pontio/federation';
import {
  type CheckedSupergraph,
  type InputDisclosure,
  type LabelMap,
  checkSupergraph,
} from '@pontio/field-labels';
import { type GraphQLSchema, buildASTSchema, parse } from 'graphql';
import { FetchVariants, KEY_ALIAS } from '../executor/fetch-variants.js';
import { ROW_ALIAS } from '../executor/prune-operation.js';
import { SubjectSchema } from '../executor/subject-schema.js';
import { type SubgraphSource, composeSubgraphs } from './compose-subgraphs.js';
import { RecentOperations } from './recent-operations.js';
import { servedValues } from './served-values.js';
import { digestOf } from './subgraphs-digest.js';

export { CompositionError, type SubgraphSource } from './compose-subgraphs.js';

/** Whom decisions are about, and the key by which every subgraph knows them. */
const SUBJECT_TYPES: SubjectTypes = new Map([['Person', 'id']]);

/** A composed and checked supergraph: schemas, labels and the engine. Immutable; a new one replaces it whole. */
export class PontioSupergraph {
  /** What callers see. */
  readonly apiSchema: GraphQLSchema;
  /** Everything, with `@ig` on its fields. */
  readonly schema: GraphQLSchema;
  readonly labels: LabelMap;
  /** What one agency's data does in another agency's hands. */
  readonly disclosures: readonly InputDisclosure[];
  /** For each subgraph, the coordinates of what it serves about people. */
  readonly served: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names the schemas it was composed of, wherever they are served: `sha256:…`. */
  readonly digest: string;
  readonly recent = new RecentOperations();
  /** Plans operations and runs them. */
  readonly engine: FederatedEngine;
  /** Who is a subject. */
  readonly subjects: SubjectSchema;
  /** What each fetch becomes under each decision. */
  readonly variants: FetchVariants;

  private constructor(
    readonly sdl: string,
    readonly subgraphs: readonly SubgraphSource[],
    { labels, disclosures }: CheckedSupergraph,
    subjectTypes: SubjectTypes,
  ) {
    this.digest = digestOf(subgraphs);
    this.engine = new FederatedEngine(sdl, { subjectTypes, sourceKeys: [KEY_ALIAS, ROW_ALIAS] });
    this.schema = this.engine.schema;
    this.labels = labels;
    this.disclosures = disclosures;
    this.apiSchema = this.engine.apiSchema;
    this.subjects = new SubjectSchema(this.schema, subjectTypes);
    this.variants = new FetchVariants(this.subjects);
    this.served = new Map(subgraphs.map(({ name, sdl: own }) => [name, servedValues(own, this.subjects)]));
  }

  /**
   * Composes subgraphs.
   *
   * @param subjectTypes - whom decisions are about, if not about people
   * @throws `CompositionError` when they do not fit together, or `LabelError` when they may not be served;
   * either names every fault
   */
  static compose(
    subgraphs: readonly SubgraphSource[],
    subjectTypes: SubjectTypes = SUBJECT_TYPES,
  ): PontioSupergraph {
    const sdl = composeSubgraphs(subgraphs);
    return new PontioSupergraph(sdl, subgraphs, check(sdl, subgraphs), subjectTypes);
  }

  /**
   * Makes one of what composing the subgraphs gave, in steps between which requests are answered.
   *
   * @throws `LabelError` when it may not be served; it names every fault
   */
  static async prepare(sdl: string, subgraphs: readonly SubgraphSource[]): Promise<PontioSupergraph> {
    const checked = check(sdl, subgraphs);
    await breathe();
    return new PontioSupergraph(sdl, subgraphs, checked, SUBJECT_TYPES);
  }
}

function check(sdl: string, subgraphs: readonly SubgraphSource[]): CheckedSupergraph {
  return checkSupergraph(buildASTSchema(parse(sdl), { assumeValid: true }), subgraphs);
}
