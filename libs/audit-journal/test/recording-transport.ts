import { type AuditTransport, type OutgoingBatch, type OutgoingEvent, eventsOf } from '../src/transport.js';

/** A transport that remembers what it took, and can be told to fail before or after taking it. */
export class RecordingTransport implements AuditTransport {
  readonly name = 'recording';
  readonly taken: OutgoingEvent[] = [];
  mode: 'take' | 'fail' | 'take-then-fail' = 'take';
  attempts = 0;
  private onAttempt: (() => void)[] = [];

  async send(batch: OutgoingBatch): Promise<void> {
    this.attempts += 1;
    for (const tell of this.onAttempt.splice(0)) tell();
    if (this.mode !== 'fail') this.taken.push(...eventsOf(batch));
    if (this.mode !== 'take') throw new Error('no answer');
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Resolves when the journal tries to send the next time. */
  nextAttempt(): Promise<void> {
    return new Promise((resolve) => this.onAttempt.push(resolve));
  }
}
