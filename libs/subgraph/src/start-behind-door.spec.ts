import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, serveNest } from '@pontio/platform';
import { type DoorSettings, startBehindDoor } from './start-behind-door.js';
import { subgraphModule } from './subgraph.module.js';

const typeDefs = 'type Query { anything: String @ig(category: "DIRECTORY", level: C0) }';

describe('a subgraph behind its door', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pontio-door-'));
  const arrived: string[] = [];
  const ledger = createServer((incoming, outgoing) => {
    incoming.on('data', (chunk: Buffer) => arrived.push(String(chunk))).on('end', () => outgoing.end());
  });
  let settings: DoorSettings;

  beforeAll(async () => {
    ledger.listen(0, '127.0.0.1');
    await once(ledger, 'listening');
    writeFileSync(join(folder, 'gateway.jwks'), JSON.stringify({ keys: [] }));
    settings = {
      PONTIO_GATEWAY_KEYS_FILE: join(folder, 'gateway.jwks'),
      PONTIO_JOURNAL_DIR: join(folder, 'journal'),
      PONTIO_KAFKA_CLIENT: 'kafkajs',
      PONTIO_LEDGER_INGEST_URL: `http://127.0.0.1:${(ledger.address() as AddressInfo).port}`,
      PONTIO_LEDGER_INGEST_TOKEN: 'token',
    };
  });
  afterAll(() => {
    ledger.closeAllConnections();
    ledger.close();
    rmSync(folder, { recursive: true });
  });

  const start = (given: DoorSettings): ReturnType<typeof serveNest> =>
    startBehindDoor(given, { subgraph: 'agency-test', owner: 'agy_test' }, (door) =>
      serveNest(subgraphModule({ name: 'agency-test', typeDefs, ...door }), {
        name: 'agency-test',
        port: 0,
        logger: createLogger('test'),
      }),
    );

  it('sends each call it turned away to the audit trail, in the name of its agency', async () => {
    const service = await start(settings);
    const sent = once(ledger, 'request').then(([incoming]) => once(incoming as IncomingMessage, 'end'));
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ anything }' }),
    });
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }],
    });
    await sent;
    await service.close();
    expect(JSON.parse(arrived.join(''))).toMatchObject({
      data: {
        owner: 'agy_test',
        subgraph: 'agency-test',
        outcome: 'deny',
        reason: 'RELEASE_ORDER_REFUSED',
        fault: 'MISSING',
      },
    });
  });

  it('does not start without the keys of the gateway, and says what to give it', async () => {
    const keyless = { ...settings, PONTIO_GATEWAY_KEYS_FILE: join(folder, 'none.jwks') };
    await expect(start(keyless)).rejects.toThrow('give the path of its JWKS file');
  });

  it('does not start when its audit events would lead nowhere', async () => {
    const { PONTIO_LEDGER_INGEST_TOKEN: _token, ...nowhere } = settings;
    await expect(start(nowhere)).rejects.toThrow('Audit events lead nowhere');
  });
});
