import { type OnReadOpts, type Socket, connect as connectPlain, isIP } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import type { Call } from './call.js';
import { ResponseReader } from './response-reader.js';

/** Where a connection leads. */
export interface Origin {
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: number;
}

/** What becomes of a connection. */
export interface ConnectionEvents {
  /** It can take another call. */
  readonly onFree: (connection: Connection) => void;
  /** It cannot. */
  readonly onGone: (connection: Connection) => void;
}

const READ_BYTES = 32 * 1024;

/**
 * One kept-alive connection, for one call at a time. Its bytes are read as they come, without a stream between:
 * streams cost more than all else about a call.
 */
export class Connection {
  /** Until when it may be used again. */
  keptUntil = 0;
  private readonly socket: Socket;
  private call: Call | undefined;
  private reader: ResponseReader | undefined;
  private isGone = false;

  constructor(
    origin: Origin,
    private readonly maxBytes: number,
    private readonly events: ConnectionEvents,
  ) {
    const onread = {
      buffer: Buffer.allocUnsafeSlow(READ_BYTES),
      callback: (length: number, bytes: Uint8Array) => {
        this.take((bytes as Buffer).subarray(0, length));
        return true;
      },
    };
    this.socket = socketTo(origin, onread);
    this.socket.on('error', (error) => {
      this.end(error);
    });
    this.socket.on('end', () => {
      this.end(new Error('the agency hung up'));
    });
    this.socket.on('close', () => {
      this.end(new Error('the agency hung up'));
    });
  }

  send(call: Call): void {
    this.call = call;
    this.reader = new ResponseReader(this.maxBytes);
    call.onStop = (error) => {
      this.end(error);
    };
    this.socket.write(call.request);
  }

  /** Hangs up; whoever waits for an answer is told why. */
  end(why: Error): void {
    if (this.isGone) return;
    this.isGone = true;
    this.socket.destroy();
    this.events.onGone(this);
    this.call?.fail(why);
  }

  private take(bytes: Buffer): void {
    const { reader } = this;
    if (this.isGone) return;
    try {
      if (reader === undefined) throw new Error('the agency spoke without being asked');
      if (!reader.take(bytes)) return;
    } catch (error) {
      this.end(error as Error);
      return;
    }
    this.finish(reader);
  }

  private finish({ text, head, hasMore }: ResponseReader): void {
    const { call } = this;
    this.call = undefined;
    this.reader = undefined;
    const keepMs = hasMore ? 0 : (head?.keepMs ?? 0);
    this.keptUntil = Date.now() + keepMs;
    if (keepMs > 0) this.events.onFree(this);
    else this.end(new Error('the connection is over with its answer'));
    call?.answer(text);
  }
}

function socketTo({ isSecure, host, port }: Origin, onread: OnReadOpts): Socket {
  const options = { host, port, onread, noDelay: true };
  if (!isSecure) return connectPlain(options);
  return connectSecure({
    ...options,
    ALPNProtocols: ['http/1.1'],
    ...(isIP(host) === 0 && { servername: host }),
  });
}
