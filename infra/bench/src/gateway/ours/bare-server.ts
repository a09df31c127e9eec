import { readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { FederatedEngine, HttpCaller, PlainSource } from '@pontio/federation';

/**
 * Our executor and nothing else: the engine over a plain source, behind Node's own http server. No token, no
 * decision, no audit, none of the front's checks; what it is compared with does none of that either.
 */
const planner = process.env['PLANNER'] === 'hive' ? 'hive' : 'apollo';
const engine = new FederatedEngine(readFileSync(process.env['SUPERGRAPH'] ?? '', 'utf8'), { planner });
const services = JSON.parse(process.env['SERVICES'] ?? '[]') as { name: string; url: string }[];
const caller = new HttpCaller({ deadlineMs: 8000, maxBytes: 10_000_000 });
const source = new PlainSource(new Map(services.map(({ name, url }) => [name, url])), caller);

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { query, variables = {}, operationName } = JSON.parse(Buffer.concat(chunks).toString()) as Asked;
  const prepared = engine.prepare(query, operationName);
  if (!('execute' in prepared)) {
    send(response, 400, JSON.stringify({ errors: prepared.errors }));
    return;
  }
  const { data, errors } = await prepared.execute({ variables, source });
  send(
    response,
    200,
    errors.length === 0 ? `{"data":${data}}` : `{"errors":${JSON.stringify(errors)},"data":${data}}`,
  );
}

function send(response: ServerResponse, status: number, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
  answer(request, response).catch((error: unknown) => {
    send(response, 500, JSON.stringify({ errors: [{ message: String(error) }] }));
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');
