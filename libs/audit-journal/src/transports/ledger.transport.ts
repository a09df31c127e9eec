import { Pool } from 'undici';
import type { AuditTransport } from '../transport.js';
import { CHAIN_HEADER, SEND_DEADLINE_MS } from './kafka-topic.js';
import { type Connection, ReconnectingTransport } from './reconnecting-transport.js';

/** How the ledger takes events over HTTP: one event's exact bytes a line, answered after its commit. */
export const ledgerIngest = { path: '/ingest', mediaType: 'application/x-ndjson' } as const;

/** How a transport reaches the ledger. */
export interface LedgerTransportOptions {
  /** Base address of the ledger. */
  readonly url: string;
  /** The bearer token that the ledger's settings name. */
  readonly token: string;
  /** Milliseconds after which a send counts as failed, its outcome unknown. */
  readonly deadlineMs?: number;
}

/** Sends straight to the ledger, on a machine without Kafka: same events, same guarantees. */
export function ledgerTransport(options: LedgerTransportOptions): AuditTransport {
  const { deadlineMs = SEND_DEADLINE_MS } = options;
  return new ReconnectingTransport({
    ...{ name: 'ledger', isReplicated: false, deadlineMs },
    connect: () => Promise.resolve(connect(options, deadlineMs)),
  });
}

function connect({ url, token }: LedgerTransportOptions, deadlineMs: number): Connection {
  const { origin, pathname: path } = new URL(ledgerIngest.path, url);
  const pool = new Pool(origin, { connections: 1, headersTimeout: deadlineMs, bodyTimeout: deadlineMs });
  const headers = { authorization: `Bearer ${token}`, 'content-type': ledgerIngest.mediaType };
  return {
    async send({ lines, chain }) {
      const { statusCode, body } = await pool.request({
        ...{ path, method: 'POST', body: Buffer.concat(lines) },
        headers: { ...headers, [CHAIN_HEADER]: chain },
      });
      await body.dump();
      if (statusCode >= 300) throw new Error(`the ledger answered ${String(statusCode)}`);
    },
    probe: () => Promise.resolve(),
    // What is still under way has no outcome that anybody waits for.
    close: () => pool.destroy(),
  };
}
