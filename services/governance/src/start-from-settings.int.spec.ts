import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ConfigurationError } from '@pontio/platform';
import { createTestDatabase } from '@pontio/testing/servers';
import { loadGovernanceSettings } from './config.js';
import { startFromSettings } from './start-from-settings.js';

it('starts from its settings alone, and sends a refusal to the audit trail', async () => {
  const ledger = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => outgoing.end());
  }).listen(0, '127.0.0.1');
  await once(ledger, 'listening');
  const folder = mkdtempSync(join(tmpdir(), 'pontio-governance-'));
  writeFileSync(join(folder, 'gateway.jwks'), JSON.stringify({ keys: [] }));
  const database = await createTestDatabase();
  const service = await startFromSettings(
    loadGovernanceSettings({
      PONTIO_GOVERNANCE_PORT: '0',
      PONTIO_GOVERNANCE_DATABASE_URL: database.url,
      PONTIO_GATEWAY_KEYS_FILE: join(folder, 'gateway.jwks'),
      PONTIO_JOURNAL_DIR: join(folder, 'journal'),
      PONTIO_LEDGER_INGEST_URL: `http://127.0.0.1:${(ledger.address() as AddressInfo).port}`,
      PONTIO_LEDGER_INGEST_TOKEN: 'token',
    }),
  );

  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ agencies { name } }' }),
  });

  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }],
  });
  const journalled = readdirSync(join(folder, 'journal'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join();
  expect(journalled).toContain('RELEASE_ORDER_REFUSED');
  await service.close();
  ledger.closeAllConnections();
  ledger.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

it('names every setting that is missing, at once', () => {
  const load = (): unknown => loadGovernanceSettings({});
  expect(load).toThrow(ConfigurationError);
  expect(load).toThrow(/DATABASE_URL[^]*GATEWAY_KEYS_FILE[^]*JOURNAL_DIR/);
});
