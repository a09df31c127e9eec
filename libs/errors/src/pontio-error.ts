import { errorRegistry, type ErrorCode } from './registry.js';

/** What may accompany an error. `detail` is for the operator's log and is never sent to a caller. */
export interface PontioErrorOptions {
  /** Private explanation for the log. Must hold no personal value: it may be written to disk. */
  readonly detail?: string;
  /**
   * What is wrong with what the caller sent, one sentence each. Sent to the caller, so it names parts and
   * rules and repeats no value.
   */
  readonly problems?: readonly string[];
  /** After how many seconds the same request may succeed, where that can be told. Sent to the caller. */
  readonly retryAfterSeconds?: number;
  /** The error that led to this one. Always pass it, so that the log shows the whole chain. */
  readonly cause?: unknown;
}

/**
 * A fault with a code from the registry. Its `message` is the public sentence and safe to send;
 * `detail` and `cause` stay private. A refusal to share is not an error: it is a `Decision`.
 *
 * @example throw new PontioError('TOKEN_INVALID', { detail: 'aud does not name this gateway', cause });
 */
export class PontioError extends Error {
  /** Stable code from the registry; match on this, never on the message. */
  readonly code: ErrorCode;
  /** HTTP status that the code is answered with. */
  readonly httpStatus: number;
  /** Whether the same request may succeed later without being changed. */
  readonly retryable: boolean;
  /** Private explanation, for the log only. */
  readonly detail: string | undefined;
  /** What is wrong with what the caller sent; empty unless the code says that something is. */
  readonly problems: readonly string[];
  /** After how many seconds to ask again; `undefined` where that cannot be told. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: PontioErrorOptions = {}) {
    const entry = errorRegistry[code];
    super(entry.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PontioError';
    this.code = code;
    this.httpStatus = entry.httpStatus;
    this.retryable = entry.retryable;
    this.detail = options.detail;
    this.problems = options.problems ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Whether `value` is a {@link PontioError}, across copies of this package. */
export function isPontioError(value: unknown): value is PontioError {
  return value instanceof Error && value.name === 'PontioError' && 'code' in value;
}
