import { Pool } from 'undici';
import { TextReceiver } from './text-receiver.js';

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
  readonly pool: Pool;
  readonly path: string;
}

/** Posts JSON over kept-alive connections, a pool for each origin, under a deadline and a size limit. */
export class HttpCaller {
  private readonly pools = new Map<string, Pool>();
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
      const { deadlineMs, maxBytes } = this.options;
      const { pool, path } = this.endpointOf(url);
      const receiver = new TextReceiver({ deadlineMs, maxBytes, signal, resolve, reject });
      pool.dispatch({ path, method: 'POST', headers: { ...jsonHeaders, ...headers }, body }, receiver);
    });
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
  }

  private endpointOf(url: string): Endpoint {
    const known = this.endpoints.get(url);
    if (known !== undefined) return known;
    const { origin, pathname, search } = new URL(url);
    const endpoint = { pool: this.poolOf(origin), path: pathname + search };
    this.endpoints.set(url, endpoint);
    return endpoint;
  }

  private poolOf(origin: string): Pool {
    const known = this.pools.get(origin);
    if (known !== undefined) return known;
    // The receiver keeps the deadline, for the call as a whole.
    const timeouts = { headersTimeout: 0, bodyTimeout: 0 };
    const pool = new Pool(origin, { connections: this.options.connections ?? null, ...timeouts });
    this.pools.set(origin, pool);
    return pool;
  }
}

const jsonHeaders = { 'content-type': 'application/json', accept: 'application/json' };
