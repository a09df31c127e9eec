import type { Server } from 'node:http';

/** How long a caller may take to say what they want, in milliseconds. */
export interface CallerPatience {
  /** For the headers. */
  readonly headersMs: number;
  /** For the whole request. */
  readonly requestMs: number;
  /** For the next request on the same connection. */
  readonly idleMs: number;
  /** How often it is looked who has taken too long. */
  readonly lookMs: number;
}

const usualPatience: CallerPatience = { headersMs: 10_000, requestMs: 20_000, idleMs: 30_000, lookMs: 2000 };

/** Header lines of one request; their size together is limited to 16 KB by node itself, the address among them. */
const MAX_HEADERS = 100;

/** Gives a server that does not listen yet no more patience than a caller needs who means well. */
export function limitServer(server: Server, patience: CallerPatience = usualPatience): void {
  server.headersTimeout = patience.headersMs;
  server.requestTimeout = patience.requestMs;
  server.keepAliveTimeout = patience.idleMs;
  server.maxHeadersCount = MAX_HEADERS;
  // Not in the types of node; read when the server begins to listen.
  Object.assign(server, { connectionsCheckingInterval: patience.lookMs });
}
