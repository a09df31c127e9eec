import type { AuditTransport, OutgoingBatch } from '../transport.js';

/** A connection that can send until it fails once. */
export interface Connection {
  send(batch: OutgoingBatch): Promise<void>;
  close(): Promise<void>;
}

/**
 * A transport over a connection that is made when it is first needed, and thrown away after any failure or
 * when the deadline passes: a client whose last outcome is unknown is not to be trusted with the next.
 */
export class ReconnectingTransport implements AuditTransport {
  private connection: Promise<Connection> | undefined;
  private readonly closed = new AbortController();

  constructor(
    readonly name: string,
    private readonly connect: () => Promise<Connection>,
    private readonly deadlineMs: number,
  ) {}

  async send(batch: OutgoingBatch): Promise<void> {
    this.closed.signal.throwIfAborted();
    const connection = (this.connection ??= this.connect());
    try {
      await this.inTime(connection.then((open) => open.send(batch)));
    } catch (error) {
      if (this.connection === connection) this.connection = undefined;
      discard(connection);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.closed.abort(new Error('the transport was closed'));
    const connection = this.connection;
    this.connection = undefined;
    const open = await connection?.catch(() => undefined);
    await open?.close().catch(() => undefined);
  }

  private async inTime(sending: Promise<void>): Promise<void> {
    const signal = AbortSignal.any([AbortSignal.timeout(this.deadlineMs), this.closed.signal]);
    let stop: (() => void) | undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      stop = () => {
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', stop);
    });
    try {
      await Promise.race([sending, stopped]);
    } finally {
      if (stop) signal.removeEventListener('abort', stop);
    }
  }
}

/** Closes in the background: nobody waits for a connection that has failed. */
function discard(connection: Promise<Connection>): void {
  connection.then((open) => open.close()).catch(() => undefined);
}
