import { Call } from './call.js';
import { ConnectionPool } from './connection-pool.js';

/** How subgraphs are called. */
export interface HttpCallerOptions {
  /** How long a call may take, in milliseconds. */
  readonly deadlineMs: number;
  /** Largest answer that is read, in bytes. */
  readonly maxBytes: number;
  /** Connections to one origin; as many as needed unless said. */
  readonly connections?: number;
}

interface Endpoint {
  readonly pool: ConnectionPool;
  /** The request up to its further headers. */
  readonly opening: string;
}

/**
 * Posts JSON over kept-alive connections, a pool for each origin, under a deadline and a size limit.
 *
 * @see docs/adr/0034-our-own-http-client.md
 */
export class HttpCaller {
  private readonly pools = new Map<string, ConnectionPool>();
  /** By address; there are as many as subgraphs. */
  private readonly endpoints = new Map<string, Endpoint>();

  constructor(private readonly options: HttpCallerOptions) {}

  /**
   * @returns the text of the answer, whatever its status: GraphQL errors come with several
   * @throws an Error when there is none in time, it is too large, or `signal` aborts
   */
  post(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    return new Promise((resolve, reject) => {
      const { deadlineMs } = this.options;
      const { pool, opening } = this.endpointOf(url);
      const length = String(Buffer.byteLength(body));
      const request = `${opening}${linesOf(headers)}content-length: ${length}\r\n\r\n${body}`;
      const call = new Call({ request, deadlineMs, signal, resolve, reject });
      if (!call.isOver) pool.send(call);
    });
  }

  /** Closes every connection. */
  close(): Promise<void> {
    for (const pool of this.pools.values()) pool.close();
    return Promise.resolve();
  }

  private endpointOf(url: string): Endpoint {
    const known = this.endpoints.get(url);
    if (known !== undefined) return known;
    const parsed = new URL(url);
    const { host, pathname, search } = parsed;
    const opening =
      `POST ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n` +
      'content-type: application/json\r\naccept: application/json\r\n';
    const endpoint = { pool: this.poolOf(parsed), opening };
    this.endpoints.set(url, endpoint);
    return endpoint;
  }

  private poolOf({ origin, protocol, hostname, port }: URL): ConnectionPool {
    const known = this.pools.get(origin);
    if (known !== undefined) return known;
    if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`${protocol} is not called`);
    const isSecure = protocol === 'https:';
    const { maxBytes, connections = Number.POSITIVE_INFINITY } = this.options;
    const pool = new ConnectionPool(
      // An IPv6 address stands in brackets in a URL and nowhere else.
      { isSecure, host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (isSecure ? 443 : 80)) },
      { connections, maxBytes },
    );
    this.pools.set(origin, pool);
    return pool;
  }
}

function linesOf(headers: Readonly<Record<string, string>>): string {
  let lines = '';
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[\w-]+$/.test(name) || !/^[\t\x20-\x7e]*$/.test(value)) throw new Error(`${name} is no header`);
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}
