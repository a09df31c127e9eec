import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { RunningService } from '@pontio/platform';

/** A call as a service got it, without whom it was about. */
export interface SeenCall {
  readonly to: string;
  readonly document: string;
}

/** The schemas and the directory are looked at every so often, whoever asks for what. */
const BY_THE_CLOCK = /^\{ (_service|agencies) /;

/** The calls that the gateway makes while somebody waits for an answer, in their order; and the notices that it opens. */
export class Calls {
  /** Decisions that notices were opened for. */
  readonly noticed = new Set<string>();
  private readonly seen: SeenCall[] = [];

  /** Stands in front of a service, notes what it is asked and passes it on. */
  readonly watch = async (service: RunningService): Promise<RunningService> => {
    const server = createServer((request, response) => {
      void text(request).then(async (body) => {
        this.note(service.name, body);
        const answer = await fetch(`${service.url}${request.url ?? ''}`, {
          method: request.method ?? 'POST',
          headers: { 'content-type': 'application/json' },
          ...(body !== '' && { body }),
        });
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
      name: service.name,
      url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      close: async () => {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      },
    };
  };

  /** The calls since it was last asked. */
  taken(): readonly SeenCall[] {
    return this.seen.splice(0);
  }

  private note(to: string, body: string): void {
    if (body === '') return;
    const { query, variables } = JSON.parse(body) as SentCall;
    if (query.includes('openNotices'))
      for (const { decisionId } of variables?.input ?? []) this.noticed.add(decisionId);
    else if (!BY_THE_CLOCK.test(query)) this.seen.push({ to, document: query.replaceAll(/\s+/g, ' ') });
  }
}

interface SentCall {
  readonly query: string;
  readonly variables?: { readonly input?: readonly { readonly decisionId: string }[] };
}
