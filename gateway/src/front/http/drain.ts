import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { sendReply } from './send-reply.js';
import { unaskedReply } from './unasked-reply.js';

const CONTENT_TYPE = 'application/json; charset=utf-8';

/**
 * Counts the requests under way on a server, and lets it stop without dropping one: no new ones are begun, those
 * under way may end, and whoever asks how the gateway is learns that it is going.
 */
export class Drain {
  private running = 0;
  private isDraining = false;
  private onIdle: (() => void) | undefined;

  /** @param limitMs - how long requests under way may take to end */
  constructor(private readonly limitMs: number) {}

  /** Stands in front of everything else that the server answers with; call it last. */
  standBefore(server: Server): void {
    const behind = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (this.isDraining) {
        turnAway(request, response);
        return;
      }
      this.begin(response);
      for (const listener of behind) listener(request, response);
    });
  }

  /** Begins no more requests, and waits until those under way have ended or their time is over. */
  async end(): Promise<void> {
    this.isDraining = true;
    if (this.running === 0) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.onIdle = () => {
      resolve(undefined);
    };
    const timer = setTimeout(this.onIdle, this.limitMs);
    await promise;
    clearTimeout(timer);
  }

  private begin(response: ServerResponse): void {
    this.running += 1;
    response.once('close', () => {
      this.running -= 1;
      if (this.running === 0) this.onIdle?.();
    });
  }
}

function turnAway({ url = '' }: IncomingMessage, response: ServerResponse): void {
  const headers = { connection: 'close', 'retry-after': '1' };
  const refused = unaskedReply('GATEWAY_CLOSING', { headers });
  const reply = url === '/health' ? { ...refused, body: JSON.stringify({ status: 'draining' }) } : refused;
  sendReply(response, Promise.resolve(reply), CONTENT_TYPE);
}
