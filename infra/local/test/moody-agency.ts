import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How an agency behaves: as it should, never answering, or without ever ending its answer. */
export type Mood = 'WELL' | 'HANGS' | 'FLOODS';

/** An agency's subgraph behind something that can spoil it. */
export interface MoodyAgency {
  readonly url: string;
  mood: Mood;
  /** Told of each call that is left hanging. */
  onHanging: (() => void) | undefined;
  /** Resolves when somebody hangs up on a call that was left hanging. */
  readonly hungUp: Promise<void>;
  close(): Promise<void>;
}

/** Puts itself in front of a subgraph and passes on what is asked, until its mood changes. */
export async function startMoodyAgency(target: string): Promise<MoodyAgency> {
  const { promise: hungUp, resolve } = Promise.withResolvers<undefined>();
  const server = createServer((request, response) => {
    if (agency.mood === 'WELL') void passOn(request, response, target);
    else if (agency.mood === 'FLOODS') flood(response);
    else {
      response.once('close', () => {
        resolve(undefined);
      });
      agency.onHanging?.();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agency: MoodyAgency = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: 'WELL',
    onHanging: undefined,
    hungUp,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return agency;
}

async function passOn(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
  const answer = await fetch(`${target}${request.url ?? ''}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: await text(request),
  });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
}

function flood(response: ServerResponse): void {
  const chunk = Buffer.alloc(65_536, 0x20);
  const pour = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
}
