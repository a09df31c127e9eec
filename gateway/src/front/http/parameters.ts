import { type Request, parseRequestParams } from 'graphql-http';

/** What a GraphQL request over HTTP asks, well formed and otherwise unchecked. */
export interface Parameters {
  readonly source: string | undefined;
  readonly operationId: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly sharing: unknown;
}

/** A request that is none: its status and what is wrong with it, in words that repeat nothing of it. */
export class NoParameters extends Error {
  constructor(
    readonly status: number,
    problem: string,
  ) {
    super(problem);
  }
}

/**
 * Reads the parameters of a request.
 *
 * @param body - the JSON value of the body; undefined for a GET
 * @throws {@link NoParameters} when it is not a GraphQL request
 */
export async function readParameters(
  request: Omit<Request<unknown, unknown>, 'body' | 'raw' | 'context'>,
  body: unknown,
): Promise<Parameters> {
  if (Array.isArray(body)) throw new NoParameters(400, 'Send one operation in a request.');
  const operationId = operationIdIn(body);
  const read = await parseRequestParams({
    ...request,
    // graphql-http knows no operations by id: it is shown one with an empty text.
    body: operationId === undefined ? (body as never) : { ...(body as object), query: '' },
    raw: undefined,
    context: undefined,
  }).catch((error: unknown) => {
    throw new NoParameters(400, error instanceof Error ? `${error.message}.` : 'Not a GraphQL request.');
  });
  if (!('query' in read)) throw new NoParameters(read[1].status, `${read[1].statusText}.`);
  const { query, operationName, variables, extensions } = read;
  return {
    source: operationId === undefined ? query : undefined,
    operationId,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    sharing: extensions?.['sharing'],
  };
}

/** The id of a known operation, sent in place of its text. */
function operationIdIn(body: unknown): string | undefined {
  const { query, documentId } = (body ?? {}) as { query?: unknown; documentId?: unknown };
  return (query === undefined || query === null) && typeof documentId === 'string' ? documentId : undefined;
}
