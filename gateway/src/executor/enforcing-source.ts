import type { GraphQLDataSource } from '@apollo/gateway';
import { createLogger } from '@pontio/platform';
import type { ReleaseOrder } from '@pontio/request-context';
import {
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  parse,
  print,
} from 'graphql';
import { heldCoordinates } from './held-coordinates.js';
import { projectAnswer } from './project-answer.js';
import { type PrunedOperation, pruneOperation } from './prune-operation.js';
import type { ReleasePlan } from './release-plan.js';
import type { SourceReport } from './source-report.js';
import type { SubgraphAnswer, SubgraphCall } from './subgraph-client.js';

const logger = createLogger('gateway');

/** What one subgraph's gatekeeper needs during one request. */
export interface EnforcingSourceOptions {
  readonly subgraph: { readonly name: string; readonly url: string };
  readonly schema: GraphQLSchema;
  readonly release: ReleasePlan;
  readonly report: SourceReport;
  readonly signOrder: (order: Pick<ReleaseOrder, 'audience' | 'grants'>) => Promise<string>;
  readonly call: (call: SubgraphCall) => Promise<SubgraphAnswer>;
}

type Variables = Readonly<Record<string, unknown>>;
type Representation = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * Stands between the query plan and one subgraph. Whatever the plan wants, only released values of released
 * people are asked for, in the agency's own record ids, under a release order that names exactly those; the
 * rest of the plan gets nulls. A subgraph that fails gives nulls and a report, never an exception.
 */
export class EnforcingSource implements GraphQLDataSource {
  constructor(private readonly options: EnforcingSourceOptions) {}

  async process({
    request,
  }: {
    request: { query?: string; variables?: Variables };
  }): Promise<{ data: Record<string, unknown> }> {
    const [operation] = parse(request.query ?? '').definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A fetch holds no operation');
    // The operation tells, not its variables: a caller may well name one of theirs "representations".
    if (!asksEntities(operation)) return { data: await this.fetchRoot(operation, request.variables ?? {}) };
    const { representations, ...variables } = request.variables ?? {};
    const people = representations as readonly Representation[];
    return { data: { _entities: await this.fetchEntities(operation, people, variables) } };
  }

  private async fetchRoot(
    operation: OperationDefinitionNode,
    variables: Variables,
  ): Promise<Record<string, unknown>> {
    const { subgraph, release, schema } = this.options;
    const pruned = pruneOperation(operation, schema, (place) => release.releasedUnder(place, subgraph.name));
    if (pruned === undefined) return {};
    const subjects = this.rootSubjects(pruned);
    const data = await this.ask(
      pruned,
      variables,
      subjects.map(({ orderSubject }) => orderSubject),
    );
    if (data === null) return {};
    const subjectIds = subjects.map(({ id }) => id);
    return this.believe(data, selectionsOf(pruned), pruned, subjectIds) as Record<string, unknown>;
  }

  private async fetchEntities(
    operation: OperationDefinitionNode,
    representations: readonly Representation[],
    variables: Variables,
  ): Promise<unknown[]> {
    const answers: unknown[] = representations.map(() => null);
    const { release, subgraph } = this.options;
    const groups = Map.groupBy(representations.keys(), (index) =>
      [...release.valuesOf(representations[index]?.id ?? '', subgraph.name)].sort().join(' '),
    );
    await Promise.all(
      [...groups.values()].map((indexes) =>
        this.fetchGroup(operation, representations, variables, indexes, answers),
      ),
    );
    return answers;
  }

  /** People with the same released values share one call; a person with none, or no record there, gets no call. */
  private async fetchGroup(
    operation: OperationDefinitionNode,
    representations: readonly Representation[],
    variables: Variables,
    indexes: readonly number[],
    answers: unknown[],
  ): Promise<void> {
    const { release, subgraph, schema, report } = this.options;
    const asked = indexes.flatMap((index) => {
      const representation = representations[index];
      const recordId = representation && release.recordIdAt(representation.id, subgraph.name);
      return representation === undefined || recordId === undefined
        ? []
        : [{ index, subjectId: representation.id, representation: { ...representation, id: recordId } }];
    });
    const [first] = asked;
    if (first === undefined) return;
    const pruned = pruneOperation(operation, schema, () => ({
      values: release.valuesOf(first.subjectId, subgraph.name),
      joins: false,
    }));
    if (pruned === undefined) return;
    const data = await this.ask(
      pruned,
      { ...variables, representations: asked.map(({ representation }) => representation) },
      asked.map(({ representation }) => representation.id),
    );
    const entities = data?.['_entities'];
    if (!Array.isArray(entities) || entities.length !== asked.length) {
      report.unavailable = true;
      return;
    }
    const below = selectionsOf(pruned).flatMap((node) =>
      node.kind === Kind.FIELD ? (node.selectionSet?.selections ?? []) : [],
    );
    asked.forEach(({ index, subjectId }, position) => {
      answers[index] = this.believe(entities[position], below, pruned, [subjectId]);
    });
  }

  /** Keeps of an answer what was asked for, and notes what it holds about whom. */
  private believe(
    answer: unknown,
    selections: readonly SelectionNode[],
    { coordinates }: PrunedOperation,
    subjectIds: readonly string[],
  ): unknown {
    const { schema, report, subgraph } = this.options;
    const query = schema.getQueryType();
    if (!query) return null;
    const asked = projectAnswer(answer, query, selections, schema, {
      onExtra: () => {
        logger.error({ subgraph: subgraph.name }, 'subgraph said more than it was asked; dropped');
      },
      onMisfit: () => {
        report.unavailable = true;
        logger.error({ subgraph: subgraph.name }, 'subgraph gave a value of another type; dropped');
      },
    });
    const held = heldCoordinates(asked, query, selections, schema);
    for (const id of subjectIds) report.addAnswer(id, coordinates, held);
    return asked;
  }

  private rootSubjects(pruned: PrunedOperation): { id: string; orderSubject: string }[] {
    return selectionsOf(pruned).flatMap((node) => {
      const subject =
        node.kind === Kind.FIELD
          ? this.options.release.subjectUnder((node.alias ?? node.name).value)
          : undefined;
      return subject ? [subject] : [];
    });
  }

  private async ask(
    { document, coordinates }: PrunedOperation,
    variables: Variables,
    subjects: readonly string[],
  ): Promise<Record<string, unknown> | null> {
    const { subgraph, report } = this.options;
    try {
      const releaseOrder = await this.options.signOrder({
        audience: subgraph.name,
        grants: [{ subjects: [...new Set(subjects)], fields: coordinates }],
      });
      const answer = await this.options.call({
        url: subgraph.url,
        query: print(document),
        variables,
        releaseOrder,
      });
      if (answer.errors.length > 0 || answer.data === null) report.unavailable = true;
      const { asOf } = answer.extensions.source ?? {};
      if (asOf !== undefined && (report.asOf === undefined || asOf < report.asOf)) report.asOf = asOf;
      return answer.data;
    } catch (error) {
      report.unavailable = true;
      logger.warn({ err: error, subgraph: subgraph.name }, 'subgraph did not answer');
      return null;
    }
  }
}

function asksEntities({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.some((node) => node.kind === Kind.FIELD && node.name.value === '_entities');
}

function selectionsOf({ document }: PrunedOperation): readonly SelectionNode[] {
  const [operation] = document.definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
}
