import { PontioError } from '@pontio/errors';

/** Why an order was refused; recorded in the audit trail, not told to the caller. */
export type ReleaseOrderFault =
  'MISSING' | 'EXPIRED' | 'WRONG_KEY' | 'WRONG_AUDIENCE' | 'MALFORMED' | 'NOT_COVERED';

/** A call that its release order does not cover. Its public code is always `RELEASE_ORDER_REFUSED`. */
export class ReleaseOrderRefused extends PontioError {
  constructor(
    readonly fault: ReleaseOrderFault,
    detail: string,
    cause?: unknown,
  ) {
    super('RELEASE_ORDER_REFUSED', { detail: `${fault}: ${detail}`, cause });
  }
}
