import type { AuditTransport } from '../transport.js';
import { SEND_DEADLINE_MS } from './kafka-topic.js';
import { ReconnectingTransport } from './reconnecting-transport.js';

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
  const { url, token, deadlineMs = SEND_DEADLINE_MS } = options;
  const address = new URL(ledgerIngest.path, url);
  const newline = Buffer.from('\n');
  const connection = {
    async send(batch: readonly { readonly bytes: Uint8Array }[]) {
      const response = await fetch(address, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': ledgerIngest.mediaType },
        body: Buffer.concat(batch.flatMap(({ bytes }) => [bytes, newline])),
        signal: AbortSignal.timeout(deadlineMs),
      });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`the ledger answered ${String(response.status)}`);
    },
    close: () => Promise.resolve(),
  };
  return new ReconnectingTransport('ledger', () => Promise.resolve(connection), deadlineMs);
}
