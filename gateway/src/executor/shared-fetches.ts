import { until } from '../until.js';

/** Something being fetched, and for how many. */
interface Running<T> {
  readonly result: Promise<T>;
  readonly ending: AbortController;
  callers: number;
}

/** What a caller gets: what was fetched, and whether it was for them that it was fetched. */
export interface Shared<T> {
  readonly value: T;
  readonly isFirst: boolean;
}

/**
 * Lets callers who ask for the very same at the same time share one fetch. Nothing is kept once it has come. Whoever
 * goes away goes alone: the fetch ends when nobody waits for it any more.
 */
export class SharedFetches<T> {
  private readonly running = new Map<string, Running<T>>();

  /** @throws what `fetch` throws, for everybody who waits; the reason of `signal` for whoever goes away */
  async join(
    key: string,
    signal: AbortSignal | undefined,
    fetch: (signal: AbortSignal) => Promise<T>,
  ): Promise<Shared<T>> {
    signal?.throwIfAborted();
    const known = this.running.get(key);
    const running = known ?? this.begin(key, fetch);
    running.callers += 1;
    try {
      return { value: await until(running.result, signal), isFirst: known === undefined };
    } finally {
      running.callers -= 1;
      if (running.callers === 0) this.end(key, running);
    }
  }

  private begin(key: string, fetch: (signal: AbortSignal) => Promise<T>): Running<T> {
    const ending = new AbortController();
    const running = { result: fetch(ending.signal), ending, callers: 0 };
    this.running.set(key, running);
    const forget = (): void => {
      this.forget(key, running);
    };
    running.result.then(forget, forget);
    return running;
  }

  private end(key: string, running: Running<T>): void {
    this.forget(key, running);
    running.ending.abort();
  }

  private forget(key: string, running: Running<T>): void {
    if (this.running.get(key) === running) this.running.delete(key);
  }
}
