/** How an agency's system let us down, as far as it matters for trying again. */
export type SourceFaultKind =
  /** It asked us to come back later: 429, or 503 with Retry-After. */
  | 'BUSY'
  /** It failed on its side. */
  | 'BROKEN'
  /** It understood and said no; the same call will be refused again. */
  | 'REFUSED'
  /** It answered something that its own contract does not allow. */
  | 'NONSENSE';

/** A call that an agency's system answered, but not with what was asked. Holds nothing about anybody. */
export class SourceFault extends Error {
  constructor(
    readonly kind: SourceFaultKind,
    /** What happened, in names and numbers only: it is written to the log. */
    readonly detail: string,
    /** How long it asked us to wait, in milliseconds. */
    readonly retryAfterMs?: number,
  ) {
    super(`${kind}: ${detail}`);
    this.name = 'SourceFault';
  }
}

/** The wait a `Retry-After` header asks for, in milliseconds; undefined when it asks for none. */
export function retryAfterMs(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/**
 * Passes an answer on if it is a good one.
 *
 * @throws {@link SourceFault} for every other status
 */
export function assertAnswered(response: Response): Response {
  const { ok, status, headers } = response;
  if (ok) return response;
  const wait = retryAfterMs(headers.get('retry-after'));
  const isBusy = status === 429 || (status === 503 && wait !== undefined);
  if (isBusy) throw new SourceFault('BUSY', `status ${status}`, wait);
  throw new SourceFault(status >= 500 ? 'BROKEN' : 'REFUSED', `status ${status}`);
}
