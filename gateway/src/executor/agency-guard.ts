import { ConsecutiveBreaker, type IPolicy, bulkhead, circuitBreaker, handleWhen, wrap } from 'cockatiel';

/** How much patience to have with one agency. */
export interface AgencyPatience {
  readonly calls?: number;
  readonly breakAfter?: number;
  readonly restMs?: number;
}

/** The caller ended the call; that says nothing about the agency. */
class CallEnded extends Error {}

/**
 * Stands in front of one agency: lets so many calls through at one time, and none for a while after it has
 * failed again and again. Make one for each agency and keep it: it remembers failures.
 */
export class AgencyGuard {
  private readonly policy: IPolicy;

  constructor({ calls = 256, breakAfter = 5, restMs = 2000 }: AgencyPatience) {
    const breaker = circuitBreaker(
      handleWhen((error) => !(error instanceof CallEnded)),
      { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(breakAfter) },
    );
    this.policy = wrap(bulkhead(calls, 0), breaker);
  }

  /** @throws whatever `call` throws, or at once when the agency is not to be called now */
  run<T>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    return this.policy.execute(async () => {
      try {
        return await call();
      } catch (cause) {
        throw signal?.aborted === true ? new CallEnded('the call was ended', { cause }) : cause;
      }
    });
  }
}
