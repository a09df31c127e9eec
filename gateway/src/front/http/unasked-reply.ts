import { type ErrorCode, errorRegistry } from '@pontio/errors';
import type { Reply } from '../asked-operation.js';

/** How a refusal differs from what its code says by itself. */
export interface UnaskedOptions {
  readonly status?: number;
  /** What to do; repeats nothing of what was sent. */
  readonly hint?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer to a request that never became an operation: nobody is known to have asked, and nothing is recorded. */
export function unaskedReply(
  code: ErrorCode,
  { status = errorRegistry[code].httpStatus, hint, headers }: UnaskedOptions = {},
): Reply {
  const { message } = errorRegistry[code];
  const extensions = { code, ...(hint !== undefined && { hint }) };
  return {
    status,
    headers: { 'cache-control': 'no-store', ...headers },
    body: JSON.stringify({ errors: [{ message, extensions }] }),
    code,
  };
}
