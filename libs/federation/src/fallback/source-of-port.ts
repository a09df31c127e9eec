import type { GraphQLDataSource } from '@apollo/gateway';
import { Kind } from 'graphql';
import { operationOf } from '../planner/operation-of.js';
import type { JsonObject, PlannedFetch, SourcePort, Variables } from '../ports.js';

type DataSourceAnswer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** A subgraph as Apollo's executor wants it, which gets its data where the compiled executor gets it. */
export class SourceOfPort implements GraphQLDataSource {
  constructor(
    private readonly subgraph: string,
    private readonly source: SourcePort,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async process({ request }: Parameters<GraphQLDataSource['process']>[0]): Promise<DataSourceAnswer> {
    const text = request.query ?? '';
    const given = (request.variables ?? {}) as Variables;
    const fetch = this.fetchOf(text);
    if (fetch.kind === 'ROOT') {
      const { data, errors } = await this.source.root({ fetch, variables: given, signal: this.signal });
      return answerOf(data, errors);
    }
    const { representations, ...variables } = given;
    const asked = representations as readonly JsonObject[];
    const { data, errors } = await this.source.entities({
      fetch,
      representations: asked,
      representationTexts: asked.map((one) => JSON.stringify(one)),
      subjects: asked.map(() => undefined),
      variables,
      signal: this.signal,
    });
    return answerOf({ _entities: data }, errors);
  }

  private fetchOf(text: string): PlannedFetch {
    const operation = operationOf(text);
    const isEntities = operation.selectionSet.selections.some(
      (node) => node.kind === Kind.FIELD && node.name.value === '_entities',
    );
    return {
      subgraph: this.subgraph,
      kind: isEntities ? 'ENTITIES' : 'ROOT',
      operation,
      text,
      variableNames: (operation.variableDefinitions ?? [])
        .map(({ variable }) => variable.name.value)
        .filter((name) => !isEntities || name !== 'representations'),
      path: [],
    };
  }
}

function answerOf(
  data: JsonObject | null,
  errors: Awaited<ReturnType<SourcePort['root']>>['errors'],
): DataSourceAnswer {
  return { data, ...(errors.length > 0 && { errors }) };
}
