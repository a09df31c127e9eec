import type { ErrorCode } from '@pontio/errors';

/** One operation as a transport hands it over: nothing in it has been checked. */
export interface AskedOperation {
  /** The Authorization header, as sent. */
  readonly authorization: string | undefined;
  /** `extensions.sharing` of the request, as sent. */
  readonly sharing: unknown;
  /** Text of a GraphQL document. */
  readonly source?: string | undefined;
  /** Id of an operation that the gateway knows, in place of its text. */
  readonly operationId?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the transport found wrong with the request, one sentence each that repeats nothing of it: told once it is known who asks what. */
  readonly problems?: readonly string[];
  /** Network address of the caller, for limits on those who have no name. */
  readonly address?: string | undefined;
  /** Aborted when the caller goes away. */
  readonly signal?: AbortSignal | undefined;
  readonly transport: 'GRAPHQL' | 'REST';
}

/** An answer ready to be sent. The transport adds the content type and nothing else. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string | Buffer;
  /** The code of the error, when the operation was not answered. */
  readonly code?: ErrorCode;
}

/** Asks one operation. Never throws: what goes wrong is an answer too. */
export type Ask = (asked: AskedOperation) => Promise<Reply>;
