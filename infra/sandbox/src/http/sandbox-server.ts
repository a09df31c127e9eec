import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as a sandbox server saw it: names only, so that a test may print it. */
export interface SeenRequest {
  readonly method: string;
  /** Path with its query, exactly as it came. */
  readonly path: string;
  /** Names of the fields of the body, JSON or form. */
  readonly bodyFields: readonly string[];
  /** Fields of the record that the caller asked for, where the protocol can say so. */
  readonly asked: readonly string[];
  /** Status the request was answered with. */
  readonly status: number;
}

/** What every sandbox server can be told. */
export interface SandboxOptions {
  /** Loopback port; 0 or nothing lets the system choose. */
  readonly port?: number;
  /** Called once for each request, after it was answered. */
  readonly onRequest?: (request: SeenRequest) => void;
}

/** A sandbox server until it is closed. */
export interface SandboxServer {
  /** Base address without a trailing slash. */
  readonly url: string;
  /** Stops at once, cutting connections, as a crashed system would; the port is free afterwards. */
  close(): Promise<void>;
}

/** An answer of a sandbox server. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** For {@link SeenRequest.asked}. */
  readonly asked?: readonly string[];
}

/** A request with its body read. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

const MAX_BODY = 1024 * 1024;

/** Serves JSON over HTTP on the loopback address. */
export async function serveJson(
  options: SandboxOptions,
  answer: (request: ReceivedRequest, baseUrl: string) => Promise<Reply> | Reply,
): Promise<SandboxServer> {
  const server = createServer((request, response) => {
    void respond(request, response).catch(() => response.destroy());
  });
  const url = await listen(server, options.port);
  return { url, close: () => closeNow(server) };

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = incoming.method ?? 'GET';
    const path = incoming.url ?? '/';
    const body = await readBody(incoming);
    const reply = await answer({ method, path, headers: incoming.headers, body }, url);
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body));
    const { status, asked = [] } = reply;
    options.onRequest?.({ method, path, bodyFields: Object.keys(body), asked, status });
  }
}

/** Listens on the loopback address and says where. */
export async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Closes a server and every connection to it. Safe to call twice. */
export async function closeNow(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
  server.closeAllConnections();
  await closed;
}

async function readBody(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('The body is too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return {};
  if (incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
