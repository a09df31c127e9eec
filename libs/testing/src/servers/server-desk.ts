import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SharedServer } from './shared-server.js';

/** The servers that a Jest run can share. */
export type ServerName = 'postgres' | 'kafka';

/**
 * Lives in the parent process of a Jest run and hands out one PostgreSQL and one Kafka, started when the
 * first spec file asks. A run that asks for none starts none.
 */
export class ServerDesk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pontio-test-servers-'));
  private readonly started = new Map<ServerName, Promise<SharedServer>>();
  private readonly http: Server = createServer((request, response) => {
    // A kept connection could be timed out by us just as a busy worker asks again.
    response.setHeader('connection', 'close');
    const name = request.url === '/kafka' ? 'kafka' : 'postgres';
    this.server(name).then(
      ({ address }) => response.end(JSON.stringify({ address })),
      (error: unknown) => response.end(JSON.stringify({ problem: String(error) })),
    );
  });

  /** @returns the address that spec files find in `PONTIO_TEST_DESK` */
  async open(): Promise<string> {
    this.http.listen(0, '127.0.0.1');
    await once(this.http, 'listening');
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  /** Stops what was started and removes its data. */
  async close(): Promise<void> {
    this.http.close();
    this.http.closeAllConnections();
    const settled = await Promise.allSettled([...this.started.values()]);
    const servers = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private server(name: ServerName): Promise<SharedServer> {
    const known = this.started.get(name) ?? this.start(name);
    this.started.set(name, known);
    return known;
  }

  private async start(name: ServerName): Promise<SharedServer> {
    const { startSharedKafka, startSharedPostgres } = await import('./shared-server.js');
    return name === 'kafka'
      ? startSharedKafka(join(this.folder, name))
      : startSharedPostgres(join(this.folder, name));
  }
}
