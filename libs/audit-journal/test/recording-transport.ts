import { type AuditTransport, type OutgoingBatch, type OutgoingEvent, eventsOf } from '../src/transport.js';

/** A transport that remembers what it took, and can be told to fail before or after taking it. */
export class RecordingTransport implements AuditTransport {
  readonly name = 'recording';
  isReplicated = false;
  readonly taken: OutgoingEvent[] = [];
  mode: 'take' | 'fail' | 'take-then-fail' | 'hang' = 'take';
  attempts = 0;
  private onAttempt: (() => void)[] = [];
  private hanging: (() => void)[] = [];

  async send(batch: OutgoingBatch): Promise<void> {
    this.attempts += 1;
    for (const tell of this.onAttempt.splice(0)) tell();
    if (this.mode === 'hang') await new Promise<void>((resolve) => this.hanging.push(resolve));
    if (this.mode !== 'fail') this.taken.push(...eventsOf(batch));
    if (this.mode !== 'take' && this.mode !== 'hang') throw new Error('no answer');
    return Promise.resolve();
  }

  probe(): Promise<void> {
    return this.mode === 'take' || this.mode === 'hang'
      ? Promise.resolve()
      : Promise.reject(new Error('no answer'));
  }

  close(): Promise<void> {
    this.mode = 'take';
    this.release();
    return Promise.resolve();
  }

  /** Lets go what hangs: it is taken. */
  release(): void {
    for (const resolve of this.hanging.splice(0)) resolve();
  }

  /** Resolves when the journal tries to send the next time. */
  nextAttempt(): Promise<void> {
    return new Promise((resolve) => this.onAttempt.push(resolve));
  }
}
