import type { AuditTransport, OutgoingBatch } from '../transport.js';

/** A connection that can send until it fails once. */
export interface Connection {
  send(batch: OutgoingBatch): Promise<void>;
  /** Resolves when the other side answers. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** What a transport is made of. */
export interface ConnectionMaker extends Pick<AuditTransport, 'name' | 'isReplicated'> {
  readonly connect: () => Promise<Connection>;
  /** Milliseconds after which a send counts as failed, its outcome unknown. */
  readonly deadlineMs: number;
}

/** Once there is a connection, whoever does not answer a probe in this time is not to be waited for. */
const PROBE_DEADLINE_MS = 800;

/**
 * A transport over a connection that is made when it is first needed, and thrown away after any failure or
 * when the deadline passes: a client whose last outcome is unknown is not to be trusted with the next.
 */
export class ReconnectingTransport implements AuditTransport {
  readonly name: string;
  readonly isReplicated: boolean;
  private connection: Promise<Connection> | undefined;
  private readonly underWay = new Set<(why: Error) => void>();
  private isClosed = false;

  constructor(private readonly made: ConnectionMaker) {
    this.name = made.name;
    this.isReplicated = made.isReplicated;
  }

  async send(batch: OutgoingBatch): Promise<void> {
    await this.use((open) => this.inTime(open.send(batch), this.made.deadlineMs));
  }

  async probe(): Promise<void> {
    await this.use((open) => this.inTime(open.probe(), PROBE_DEADLINE_MS));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const stop of this.underWay) stop(closed());
    const connection = this.connection;
    this.connection = undefined;
    const open = await connection?.catch(() => undefined);
    await open?.close().catch(() => undefined);
  }

  private async use(work: (open: Connection) => Promise<void>): Promise<void> {
    if (this.isClosed) throw closed();
    const connection = (this.connection ??= this.made.connect());
    try {
      await work(await this.inTime(connection, this.made.deadlineMs));
    } catch (error) {
      if (this.connection === connection) this.connection = undefined;
      discard(connection);
      throw error;
    }
  }

  private async inTime<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
    let stop: ((why: Error) => void) | undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      stop = reject;
      this.underWay.add(reject);
    });
    const late = setTimeout(() => stop?.(new Error(`no answer within ${String(deadlineMs)} ms`)), deadlineMs);
    try {
      return await Promise.race([work, stopped]);
    } finally {
      clearTimeout(late);
      if (stop) this.underWay.delete(stop);
    }
  }
}

/** Closes in the background: nobody waits for a connection that has failed. */
function discard(connection: Promise<Connection>): void {
  connection.then((open) => open.close()).catch(() => undefined);
}

const closed = (): Error => new Error('the transport was closed');
