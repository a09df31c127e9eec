import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an agency does with one call about people; `honest` is what it would have answered. */
export type Conduct = (response: ServerResponse, honest: () => Promise<HonestAnswer>) => void | Promise<void>;

/** What the real service answered. */
export interface HonestAnswer {
  readonly data: { readonly _entities: (Record<string, Record<string, unknown> | null> | null)[] };
}

/** Stands in front of a real agency: gives its schema honestly, and answers about people as it is told to. */
export interface HostileAgency {
  readonly url: string;
  /** How many calls about people it has had. */
  readonly calls: () => number;
  behave(conduct: Conduct): void;
  close(): Promise<void>;
}

/** Starts one in front of the agency at `realUrl`; until told otherwise it is honest. */
export async function startHostileAgency(realUrl: string): Promise<HostileAgency> {
  let conduct: Conduct = honest;
  let calls = 0;
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const forward = async (): Promise<HonestAnswer> => {
        const answer = await fetch(`${realUrl}${request.url ?? ''}`, {
          method: request.method ?? 'POST',
          headers: { 'content-type': 'application/json' },
          ...(body !== '' && { body }),
        });
        return (await answer.json()) as HonestAnswer;
      };
      const isAboutPeople = body.includes('_entities');
      if (isAboutPeople) calls += 1;
      await (isAboutPeople ? conduct : honest)(response, forward);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls: () => calls,
    behave: (next) => {
      conduct = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with a text, as JSON. */
export function say(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(text);
}

const honest: Conduct = async (response, answer) => {
  say(response, JSON.stringify(await answer()));
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
