import { PontioError } from '@pontio/errors';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { MAX_RESPONSE_BYTES } from '../limits.js';

/** One GraphQL call to a subgraph. */
export interface SubgraphCall {
  /** Base address of the subgraph. */
  readonly url: string;
  readonly query?: string;
  /** The query as a JSON string, where it has been made ready before. */
  readonly document?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The signed order the call travels with. */
  readonly releaseOrder: string;
  /** Aborts the call when the caller goes away. */
  readonly signal?: AbortSignal;
}

const problems = z.array(z.string().max(500)).max(50);

/**
 * Beside the data only codes and a time are read: neither leaves room for anything about anybody. The problems
 * of a change are for whoever asked a service of ours to make one.
 */
const graphqlResult = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        extensions: z
          .object({ code: z.string().optional(), problems: problems.optional().catch(undefined) })
          .optional(),
      }),
    )
    .optional(),
  extensions: z.object({ source: z.object({ asOf: z.iso.datetime().optional() }).optional() }).optional(),
});

type GraphqlResult = z.infer<typeof graphqlResult>;

/** A subgraph's answer, checked to be one. */
export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: NonNullable<GraphqlResult['errors']>;
  readonly extensions: NonNullable<GraphqlResult['extensions']>;
}

/** Calls subgraphs over kept-alive connections, under a deadline and a size limit. */
export class SubgraphClient {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly deadlineMs: number,
  ) {}

  /**
   * @throws PontioError `SOURCE_UNAVAILABLE` when there is no answer in time, or none that is GraphQL.
   * The detail names the kind of failure and never the content.
   */
  async call({
    url,
    query,
    document,
    variables,
    releaseOrder,
    signal,
  }: SubgraphCall): Promise<SubgraphAnswer> {
    const address = new URL(url);
    try {
      const { body } = await this.dispatcher.request({
        origin: address.origin,
        path: `${address.pathname === '/' ? '' : address.pathname}/graphql`,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: `{"query":${document ?? JSON.stringify(query)},"variables":${JSON.stringify(variables ?? {})},"extensions":{"releaseOrder":"${releaseOrder}"}}`,
        signal:
          signal === undefined
            ? AbortSignal.timeout(this.deadlineMs)
            : AbortSignal.any([signal, AbortSignal.timeout(this.deadlineMs)]),
      });
      return parseAnswer(await readLimited(body));
    } catch (error) {
      throw new PontioError('SOURCE_UNAVAILABLE', { detail: `call to ${address.host} failed`, cause: error });
    }
  }
}

async function readLimited(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_RESPONSE_BYTES) throw new Error('the answer is larger than allowed');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseAnswer(text: string): SubgraphAnswer {
  const { success, data: result } = graphqlResult.safeParse(JSON.parse(text));
  if (!success || (result.data === undefined && result.errors === undefined)) {
    throw new Error('the answer is not a GraphQL result');
  }
  const { data, errors, extensions } = result;
  return { data: data ?? null, errors: errors ?? [], extensions: extensions ?? {} };
}
