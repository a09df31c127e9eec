import type { GraphQLFormattedError } from 'graphql';
import type { EntityBatch, JsonObject, PlannedFetch, RootCall, SourceAnswer, SourcePort } from '../ports.js';
import { entitiesBody, rootBody } from './request-body.js';
import type { HttpCaller } from './http-caller.js';

/** Sends every fetch as it was planned. */
export class PlainSource implements SourcePort {
  /** @param urls - Full address of each subgraph's GraphQL endpoint, by its name. */
  constructor(
    private readonly urls: ReadonlyMap<string, string>,
    private readonly caller: HttpCaller,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async root({ fetch, variables, signal }: RootCall): Promise<SourceAnswer<JsonObject | null>> {
    const { data, errors, isClean } = await this.call(fetch, rootBody(fetch, variables), signal);
    return { data: data ?? null, errors, isClean };
  }

  async entities(batch: EntityBatch): Promise<SourceAnswer<readonly (JsonObject | null)[]>> {
    const { fetch, representationTexts: texts, signal } = batch;
    const { data, errors, isClean } = await this.call(fetch, entitiesBody(batch), signal);
    const entities = data?.['_entities'];
    if (Array.isArray(entities) && entities.length === texts.length)
      return { data: entities as (JsonObject | null)[], errors, isClean };
    return {
      data: texts.map(() => null),
      errors: errors.length > 0 ? errors : [{ message: `${fetch.subgraph} did not answer for every entity` }],
    };
  }

  private async call(
    { subgraph }: PlannedFetch,
    body: string,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    try {
      const url = this.urls.get(subgraph);
      if (url === undefined) throw new Error('its address is not known');
      return resultOf(await this.caller.post(url, body, this.headers, signal));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : 'unknown';
      return {
        data: null,
        errors: [{ message: `${subgraph} could not be asked: ${reason}` }],
        isClean: false,
      };
    }
  }
}

interface Result {
  readonly data: JsonObject | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  readonly isClean: boolean;
}

function resultOf(text: string): Result {
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== 'object' || answer === null) throw new Error('the answer is not a GraphQL result');
  const { data, errors } = answer as Partial<Record<'data' | 'errors', unknown>>;
  if (data === undefined && errors === undefined) throw new Error('the answer is not a GraphQL result');
  return {
    data: typeof data === 'object' ? (data as JsonObject | null) : null,
    errors: Array.isArray(errors) ? (errors as GraphQLFormattedError[]) : [],
    isClean: !text.includes('\\'),
  };
}
