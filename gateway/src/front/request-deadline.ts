import { PontioError } from '@pontio/errors';

/** The time of one request: it ends with the deadline, or when the caller goes away, whichever is first. */
export class RequestDeadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(
    milliseconds: number,
    private readonly gone: AbortSignal | undefined,
  ) {
    this.timer = setTimeout(() => {
      this.controller.abort(new Error(`the request took longer than ${milliseconds} ms`));
    }, milliseconds);
    if (gone?.aborted === true) this.onGone();
    else gone?.addEventListener('abort', this.onGone, { once: true });
  }

  /** Aborted with `CALLER_GONE` when nobody waits for the answer any more, with another error after the deadline. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The request is done: nothing is left running. */
  end(): void {
    clearTimeout(this.timer);
    this.gone?.removeEventListener('abort', this.onGone);
  }

  private readonly onGone = (): void => {
    this.controller.abort(new PontioError('CALLER_GONE', { detail: 'the connection was closed' }));
  };
}
