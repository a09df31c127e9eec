import { Agent, type Dispatcher } from 'undici';
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

/** Posts JSON over kept-alive connections, a pool for each origin, under a deadline and a size limit. */
export class HttpCaller {
  private readonly agent: Agent;
  private readonly targets = new Map<string, { origin: string; path: string }>();

  constructor(private readonly options: HttpCallerOptions) {
    this.agent = new Agent({
      connections: options.connections ?? null,
      // The deadline is kept by the receiver, for the call as a whole.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

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
      const receiver = new TextReceiver({ deadlineMs, maxBytes, signal, resolve, reject });
      const { origin, path } = this.targetOf(url);
      const options: Dispatcher.DispatchOptions = {
        origin,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body,
      };
      this.agent.dispatch(options, receiver);
    });
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await this.agent.close();
  }

  private targetOf(url: string): { origin: string; path: string } {
    let target = this.targets.get(url);
    if (target === undefined) {
      const { origin, pathname, search } = new URL(url);
      target = { origin, path: pathname + search };
      this.targets.set(url, target);
    }
    return target;
  }
}
