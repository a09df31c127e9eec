import type { Call } from './call.js';
import { Connection, type ConnectionEvents, type Origin } from './connection.js';

/** How many connections there may be, and how much may come over each. */
export interface PoolLimits {
  readonly connections: number;
  readonly maxBytes: number;
}

/** The connections to one origin; what finds none free waits for its turn. */
export class ConnectionPool {
  private readonly all = new Set<Connection>();
  /** The one used last first, so that those not needed age. */
  private readonly free: Connection[] = [];
  private readonly waiting: Call[] = [];
  private isClosed = false;
  private readonly events: ConnectionEvents = {
    onFree: (connection) => {
      const next = this.nextWaiting();
      if (next === undefined) this.free.push(connection);
      else connection.send(next);
    },
    onGone: (connection) => {
      this.all.delete(connection);
      const at = this.free.indexOf(connection);
      if (at >= 0) this.free.splice(at, 1);
      const next = this.isClosed ? undefined : this.nextWaiting();
      if (next !== undefined) this.open().send(next);
    },
  };

  constructor(
    private readonly origin: Origin,
    private readonly limits: PoolLimits,
  ) {}

  send(call: Call): void {
    if (this.isClosed) {
      call.fail(new Error('there are no more calls'));
      return;
    }
    const connection = this.freeOne() ?? (this.all.size < this.limits.connections ? this.open() : undefined);
    if (connection === undefined) this.waiting.push(call);
    else connection.send(call);
  }

  /** Hangs up every connection, and fails what waits. */
  close(): void {
    this.isClosed = true;
    const why = new Error('there are no more calls');
    for (const call of this.waiting.splice(0)) call.fail(why);
    for (const connection of [...this.all]) connection.end(why);
  }

  private freeOne(): Connection | undefined {
    const now = Date.now();
    for (;;) {
      const connection = this.free.pop();
      if (connection === undefined || connection.keptUntil > now) return connection;
      connection.end(new Error('the connection is too old'));
    }
  }

  private open(): Connection {
    const connection = new Connection(this.origin, this.limits.maxBytes, this.events);
    this.all.add(connection);
    return connection;
  }

  private nextWaiting(): Call | undefined {
    for (;;) {
      const next = this.waiting.shift();
      if (next === undefined || !next.isOver) return next;
    }
  }
}
