import { type Request, parseRequestParams } from 'graphql-http';
import { askedOperationId } from '../../persisted/asked-operation-id.js';

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
  const operationId = askedOperationId(body);
  const hasText = typeof (body as { query?: unknown } | undefined)?.query === 'string';
  const isByIdAlone = operationId !== undefined && !hasText;
  const read = await parseRequestParams({
    ...request,
    // graphql-http knows no operations by id: it is shown one with an empty text.
    body: isByIdAlone ? { ...(body as object), query: '' } : (body as never),
    raw: undefined,
    context: undefined,
  }).catch((error: unknown) => {
    throw new NoParameters(400, error instanceof Error ? `${error.message}.` : 'Not a GraphQL request.');
  });
  if (!('query' in read)) throw new NoParameters(read[1].status, `${read[1].statusText}.`);
  const { query, operationName, variables, extensions } = read;
  return {
    source: isByIdAlone ? undefined : query,
    operationId,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    sharing: extensions?.['sharing'],
  };
}
