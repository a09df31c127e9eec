import type { Dispatcher } from 'undici';

/** What a receiver is made with. */
export interface Receiving {
  readonly deadlineMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Receives one answer as text. Undici's own handler interface: a stream for every answer costs more than all
 * else about it.
 */
export class TextReceiver implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private timer: NodeJS.Timeout | undefined;
  private controller: Dispatcher.DispatchController | undefined;
  private readonly onAbort = (): void => {
    this.stop(new Error('the caller went away'));
  };

  constructor(private readonly receiving: Receiving) {
    const { deadlineMs, signal } = receiving;
    this.timer = setTimeout(() => {
      this.stop(new Error(`no answer within ${deadlineMs} ms`));
    }, deadlineMs);
    signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.receiving.signal?.aborted === true) this.onAbort();
  }

  onResponseStart(): void {
    // Every status is read: GraphQL errors come with several.
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.receiving.maxBytes) this.stop(new Error('the answer is larger than allowed'));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.release();
    const [only] = this.chunks;
    const bytes = this.chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.chunks);
    this.receiving.resolve(bytes.toString('utf8'));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.release();
    this.receiving.reject(error);
  }

  private stop(error: Error): void {
    this.release();
    this.receiving.reject(error);
    this.controller?.abort(error);
  }

  private release(): void {
    clearTimeout(this.timer);
    this.receiving.signal?.removeEventListener('abort', this.onAbort);
  }
}
