import { PontioError, isPontioError } from '@pontio/errors';
import {
  ConsecutiveBreaker,
  DelegateBackoff,
  type ICancellationContext,
  type IRetryBackoffContext,
  TimeoutStrategy,
  circuitBreaker,
  handleWhen,
  retry,
  timeout,
  wrap,
} from 'cockatiel';
import { SourceFault } from './source-fault.js';

/** How much patience to have with one agency's system. */
export interface SourceLimits {
  /** Name of the system in the log, for example `willowbank-fhir`. */
  readonly name: string;
  /** Milliseconds that one attempt may take. */
  readonly timeoutMs?: number;
  /** Longest `Retry-After` that is waited for, in milliseconds; a longer one ends the call at once. */
  readonly longestWaitMs?: number;
  /** Failures in a row after which it is left alone. */
  readonly breakAfter?: number;
  /** Milliseconds for which it is then left alone. */
  readonly restMs?: number;
}

/** The patience with one system. Make one for each system and keep it: it remembers failures. */
export interface SourcePolicy {
  readonly name: string;
  execute<T>(call: (context: ICancellationContext) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** Wait before the second attempt when the system does not say how long. */
const SHORT_WAIT_MS = 50;

/** Makes the policy of one system: breaker around one retry around a timeout of each attempt. */
export function sourcePolicy(limits: SourceLimits): SourcePolicy {
  const { name, timeoutMs = 2000, longestWaitMs = 1500, breakAfter = 5, restMs = 5000 } = limits;
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(breakAfter),
  });
  const once = retry(
    handleWhen((error) => isWorthAnotherTry(error, longestWaitMs)),
    { maxAttempts: 1, backoff: new DelegateBackoff(waitOf) },
  );
  const policy = wrap(breaker, once, timeout(timeoutMs, TimeoutStrategy.Aggressive));
  return { name, execute: (call, signal) => policy.execute(call, signal) };
}

/**
 * Calls an agency's system. Reading twice must do no harm: a call that fails is tried once more, after the
 * wait that the system asks for. On success the call happened once or twice; on failure nothing is known.
 *
 * @param call - gets a signal that aborts when the attempt's time, or `deadline`, is over; pass it on
 * @throws PontioError `SOURCE_UNAVAILABLE` whatever went wrong, with the cause
 * @example const rows = await callSource(policy, (signal) => fetchPage(url, signal));
 */
export async function callSource<T>(
  policy: SourcePolicy,
  call: (signal: AbortSignal) => Promise<T>,
  deadline?: AbortSignal,
): Promise<T> {
  try {
    return await policy.execute(({ signal }) => call(signal), deadline);
  } catch (cause) {
    if (isPontioError(cause)) throw cause;
    throw new PontioError('SOURCE_UNAVAILABLE', { detail: `${policy.name} did not answer`, cause });
  }
}

/** A refusal is an answer: it says nothing about whether the system is up. */
function isOutage(error: unknown): boolean {
  return !(error instanceof SourceFault && (error.kind === 'REFUSED' || error.kind === 'BUSY'));
}

function isWorthAnotherTry(error: unknown, longestWaitMs: number): boolean {
  if (!(error instanceof SourceFault)) return true;
  if (error.kind === 'REFUSED' || error.kind === 'NONSENSE') return false;
  return (error.retryAfterMs ?? 0) <= longestWaitMs;
}

function waitOf({ result }: IRetryBackoffContext<unknown>): number {
  const error = 'error' in result ? result.error : undefined;
  return error instanceof SourceFault ? (error.retryAfterMs ?? SHORT_WAIT_MS) : SHORT_WAIT_MS;
}
