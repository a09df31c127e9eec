/** How much patience to have with one agency. */
export interface AgencyPatience {
  readonly calls?: number;
  readonly breakAfter?: number;
  readonly restMs?: number;
}

/** An agency that is not to be called now. */
export class AgencyRests extends Error {}

/**
 * Stands in front of one agency: lets so many calls through at one time, and none for a while after it has
 * failed again and again; then one, and all if that one is answered. Make one for each agency and keep it: it
 * remembers failures.
 */
export class AgencyGuard {
  private readonly calls: number;
  private readonly breakAfter: number;
  private readonly restMs: number;
  private running = 0;
  /** In a row, those of callers who went away left out. */
  private failures = 0;
  private restsUntil = 0;
  private isTried = false;

  /** @param now - the clock, in milliseconds */
  constructor(
    { calls = 256, breakAfter = 5, restMs = 2000 }: AgencyPatience,
    private readonly now: () => number = Date.now,
  ) {
    this.calls = calls;
    this.breakAfter = breakAfter;
    this.restMs = restMs;
  }

  /** @throws whatever `call` throws, or {@link AgencyRests} at once when the agency is not to be called now */
  async run<T>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    if (this.running >= this.calls) throw new AgencyRests('as many calls as it gets at one time');
    const isTrial = this.failures >= this.breakAfter;
    if (isTrial && (this.isTried || this.now() < this.restsUntil))
      throw new AgencyRests('it failed again and again');
    this.running += 1;
    if (isTrial) this.isTried = true;
    try {
      const answer = await call();
      this.failures = 0;
      return answer;
    } catch (error) {
      // A caller who ended the call says nothing about the agency.
      if (signal?.aborted !== true) this.noteFailure();
      throw error;
    } finally {
      this.running -= 1;
      if (isTrial) this.isTried = false;
    }
  }

  private noteFailure(): void {
    this.failures += 1;
    if (this.failures >= this.breakAfter) this.restsUntil = this.now() + this.restMs;
  }
}
