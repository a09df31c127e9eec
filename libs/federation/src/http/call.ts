/** What a call is made with. */
export interface Calling {
  /** The request, as it is written. */
  readonly request: string;
  readonly deadlineMs: number;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

/** One call, from when it is asked for to its answer or its end, whichever comes first. */
export class Call {
  readonly request: string;
  isOver = false;
  /** What has to be ended with it. */
  onStop: ((error: Error) => void) | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly onAbort = (): void => {
    this.stop(new Error('the caller went away'));
  };

  constructor(private readonly calling: Calling) {
    const { request, deadlineMs, signal } = calling;
    this.request = request;
    this.timer = setTimeout(() => {
      this.stop(new Error(`no answer within ${String(deadlineMs)} ms`));
    }, deadlineMs);
    if (signal?.aborted === true) this.onAbort();
    else signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  answer(text: string): void {
    if (this.release()) this.calling.resolve(text);
  }

  fail(error: Error): void {
    if (this.release()) this.calling.reject(error);
  }

  private stop(error: Error): void {
    this.fail(error);
    this.onStop?.(error);
  }

  private release(): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    clearTimeout(this.timer);
    this.calling.signal?.removeEventListener('abort', this.onAbort);
    return true;
  }
}
