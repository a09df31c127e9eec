import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';

/** Answers of one address to bodies it has not seen before. */
export type Answerer = (body: string) => Promise<Buffer>;

/** What the services were asked so far. */
export interface Counted {
  calls: number;
  /** Calls whose body had never been seen before. */
  fresh: number;
  faults: number;
}

/** What all of them were asked and told. */
export interface Served extends Counted {
  /** Requests of which the journal told the ledger's place that an answer left. */
  readonly disclosed: number;
}

/** Who answers where. */
export interface Answerers {
  /** Answers that are kept by address and body. */
  readonly kept: ReadonlyMap<string, Answerer>;
  /** Answers that are made each time. */
  readonly live: ReadonlyMap<string, Answerer>;
}

const KEPT = 20_000;

/** An order is new in every request, and what it lets out is what the body asks for anyway. */
const ORDER = /,?"extensions":\{"releaseOrder":"[^"]*"\}/;

/**
 * Serves answers that it keeps by address and body, so that on a benchmark's second and every further request
 * a service costs a look-up: what is measured is the gateway.
 */
export function memoServer(answerers: Answerers, counted: Counted): Server {
  const kept = new Map<string, Buffer>();
  const answerTo = async (address: string, body: string): Promise<Buffer> => {
    const live = answerers.live.get(address);
    if (live !== undefined) return live(body);
    const key = `${address}\n${body.replace(ORDER, '')}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    counted.fresh += 1;
    const answerer = answerers.kept.get(address);
    if (answerer === undefined) throw new Error(`nobody answers at ${address}`);
    const answer = await answerer(body);
    if (answer.subarray(0, 400).includes('"errors"')) counted.faults += 1;
    if (kept.size < KEPT) kept.set(key, answer);
    return answer;
  };
  return createServer({ keepAliveTimeout: 600_000, requestTimeout: 0 }, (request, response) => {
    counted.calls += 1;
    respond(request, response, answerTo).catch((error: unknown) => {
      counted.faults += 1;
      response.writeHead(500).end(String(error));
    });
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answerTo: (address: string, body: string) => Promise<Buffer>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const answer = await answerTo(addressOf(request), Buffer.concat(chunks).toString());
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
  response.end(answer);
}

/** Pontio calls its subgraphs at `/graphql` below their address, others at the address. */
function addressOf({ url = '' }: IncomingMessage): string {
  return url.endsWith('/graphql') ? url.slice(0, -'/graphql'.length) : url;
}
