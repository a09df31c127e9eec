import { composeServices } from '@apollo/composition';
import { FederatedEngine, type SubjectTypes } from '@pontio/federation';
import { type LabelMap, readLabels } from '@pontio/field-labels';
import { type GraphQLSchema, isObjectType, Kind, OperationTypeNode, parse } from 'graphql';
import { FetchVariants } from '../executor/fetch-variants.js';
import { SubjectSchema } from '../executor/subject-schema.js';

/** One subgraph as composition needs it. */
export interface SubgraphSource {
  readonly name: string;
  readonly url: string;
  /** Its schema as it serves it. */
  readonly sdl: string;
}

/** The subgraphs do not fit together. The message lists every problem. */
export class CompositionError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The supergraph cannot be composed:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'CompositionError';
  }
}

/** Whom decisions are about, and the key by which every subgraph knows them. */
const SUBJECT_TYPES: SubjectTypes = new Map([['Person', 'id']]);

/** The one subgraph that may offer changes: no change without its audit event, and it writes them. */
const REGISTER = 'governance';

/** A composed and checked supergraph: schemas, labels and the engine that runs operations on it. Immutable; a new one replaces it whole. */
export class PontioSupergraph {
  /** What callers see. */
  readonly apiSchema: GraphQLSchema;
  /** Everything, with `@ig` on its fields. */
  readonly schema: GraphQLSchema;
  readonly labels: LabelMap;
  /** For each subgraph, the coordinates of the values it serves about people. */
  readonly served: ReadonlyMap<string, ReadonlySet<string>>;
  readonly engine: FederatedEngine;
  readonly subjects: SubjectSchema;
  /** What each fetch becomes under each decision. */
  readonly variants: FetchVariants;

  private constructor(
    readonly sdl: string,
    readonly subgraphs: readonly SubgraphSource[],
    subjectTypes: SubjectTypes,
  ) {
    this.engine = new FederatedEngine(sdl, { subjectTypes });
    this.apiSchema = this.engine.apiSchema;
    this.schema = this.engine.schema;
    this.subjects = new SubjectSchema(this.schema, subjectTypes);
    this.variants = new FetchVariants(this.subjects);
    this.labels = readLabels(this.schema);
    this.served = new Map(subgraphs.map(({ name, sdl: own }) => [name, servedValues(own, this.subjects)]));
  }

  /**
   * Composes subgraphs.
   *
   * @param subjectTypes - whom decisions are about; people unless said
   * @throws {@link CompositionError} when they do not fit together, or `LabelError` when a field has no label
   * or is non-null; either names every field at fault
   */
  static compose(
    subgraphs: readonly SubgraphSource[],
    subjectTypes: SubjectTypes = SUBJECT_TYPES,
  ): PontioSupergraph {
    const strangers = subgraphs.flatMap(changesOf);
    if (strangers.length > 0) throw new CompositionError(strangers);
    const services = subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
    const result = composeServices(services);
    if (result.errors !== undefined) throw new CompositionError(result.errors.map((error) => error.message));
    return new PontioSupergraph(result.supergraphSdl, subgraphs, subjectTypes);
  }
}

/** The fields by which a subgraph would let something be changed, unless it is the register: one sentence each. */
function changesOf({ name, sdl }: SubgraphSource): string[] {
  if (name === REGISTER) return [];
  const { definitions } = parse(sdl);
  const roots = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.operationTypes ?? [])
      : [],
  );
  const mutation = roots.find(({ operation }) => operation === OperationTypeNode.MUTATION);
  const typeName = mutation?.type.name.value ?? 'Mutation';
  return definitions.flatMap((definition) => {
    const isObject =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
    if (!isObject || definition.name.value !== typeName) return [];
    return (definition.fields ?? []).map(
      (field) =>
        `${name} offers the change ${field.name.value}: only ${REGISTER} may offer changes, because only it records them.`,
    );
  });
}

function servedValues(sdl: string, subjects: SubjectSchema): ReadonlySet<string> {
  const { schema: supergraph } = subjects;
  const roots = [supergraph.getQueryType(), supergraph.getMutationType()];
  const found = new Set<string>();
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION)
      continue;
    const type = supergraph.getType(definition.name.value);
    if (!isObjectType(type) || roots.includes(type)) continue;
    for (const { name } of definition.fields ?? []) {
      const coordinate = `${type.name}.${name.value}`;
      if (subjects.isDecided(coordinate)) found.add(coordinate);
    }
  }
  return found;
}
