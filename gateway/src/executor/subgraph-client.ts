import { PontioError } from '@pontio/errors';
import { HttpCaller } from '@pontio/federation';
import { z } from 'zod';
import { MAX_RESPONSE_BYTES } from '../limits.js';
import { AgencyGuard } from './agency-guard.js';

/** One GraphQL call to a subgraph. */
export interface SubgraphCall {
  /** Base address of the subgraph. */
  readonly url: string;
  readonly query?: string;
  /** The query as a JSON string, where it has been made ready before. */
  readonly document?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The variables as JSON, where they have been written before. */
  readonly variablesText?: string;
  /** The signed order the call travels with. */
  readonly releaseOrder: string;
  /** Ends the call, down to the socket, when the caller is gone or the request's time is over. */
  readonly signal?: AbortSignal | undefined;
}

/** How much patience to have with every one of the subgraphs. */
export interface SubgraphPatience {
  /** How long a call may take, in milliseconds. */
  readonly deadlineMs: number;
  /** Connections to one subgraph. */
  readonly connections?: number;
  /** Calls to one subgraph at one time; more are refused, so that one that hangs holds nothing up but itself. */
  readonly calls?: number;
  /** Failures in a row after which a subgraph is left alone. */
  readonly breakAfter?: number;
  /** Milliseconds for which it is then left alone. */
  readonly restMs?: number;
}

const problems = z.array(z.string().max(500)).max(50);

/**
 * Beside the data only codes and a time are read: neither leaves room for anything about anybody. The problems
 * of a change are for whoever asked a service of ours to make one.
 */
const errorsRead = z.array(
  z.object({
    extensions: z
      .object({ code: z.string().optional(), problems: problems.optional().catch(undefined) })
      .optional(),
  }),
);
const extensionsRead = z.object({ source: z.object({ asOf: z.iso.datetime().optional() }).optional() });

/** A subgraph's answer, checked to be one. */
export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: z.infer<typeof errorsRead>;
  readonly extensions: z.infer<typeof extensionsRead>;
  /** Whether no string in the data needs escaping: its text held no backslash. */
  readonly isClean: boolean;
}

/**
 * Calls subgraphs over kept-alive connections, a pool for each, under a deadline and a size limit. A subgraph
 * that hangs, floods or is down costs the others nothing.
 */
export class SubgraphClient {
  private readonly caller: HttpCaller;
  private readonly guards = new Map<string, AgencyGuard>();

  constructor(private readonly patience: SubgraphPatience) {
    const { deadlineMs, connections = 32 } = patience;
    this.caller = new HttpCaller({ deadlineMs, connections, maxBytes: MAX_RESPONSE_BYTES });
  }

  /**
   * @throws PontioError `SOURCE_UNAVAILABLE` when there is no answer in time, or none that is GraphQL.
   * The detail names the kind of failure and never the content.
   */
  async call({
    url,
    query,
    document,
    variables,
    variablesText = JSON.stringify(variables ?? {}),
    releaseOrder,
    signal,
  }: SubgraphCall): Promise<SubgraphAnswer> {
    const text = document ?? JSON.stringify(query);
    const body = `{"query":${text},"variables":${variablesText},"extensions":{"releaseOrder":"${releaseOrder}"}}`;
    try {
      return await this.guardOf(url).run(
        async () => parseAnswer(await this.caller.post(endpointOf(url), body, {}, signal)),
        signal,
      );
    } catch (error) {
      const detail = `call to ${new URL(url).host} failed`;
      throw new PontioError('SOURCE_UNAVAILABLE', { detail, cause: error });
    }
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await this.caller.close();
  }

  private guardOf(url: string): AgencyGuard {
    const guard = this.guards.get(url) ?? new AgencyGuard(this.patience);
    this.guards.set(url, guard);
    return guard;
  }
}

const endpointOf = (url: string): string => `${url.endsWith('/') ? url.slice(0, -1) : url}/graphql`;

/** Most answers are data and nothing else: what they are made of is looked at by hand, and the rest where it is. */
function parseAnswer(text: string): SubgraphAnswer {
  const result: unknown = JSON.parse(text);
  if (!isObject(result)) throw new Error(NO_RESULT);
  const { data, errors, extensions } = result;
  if (data === undefined && errors === undefined) throw new Error(NO_RESULT);
  if (data !== undefined && data !== null && !isObject(data)) throw new Error(NO_RESULT);
  return {
    data: data ?? null,
    errors: errors === undefined ? [] : read(errorsRead, errors),
    extensions: extensions === undefined ? {} : read(extensionsRead, extensions),
    isClean: !text.includes('\\'),
  };
}

/** The fault says nothing of what it was found in. */
function read<T>(as: z.ZodType<T>, value: unknown): T {
  const { success, data } = as.safeParse(value);
  if (!success) throw new Error(NO_RESULT);
  return data;
}

const NO_RESULT = 'the answer is not a GraphQL result';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
