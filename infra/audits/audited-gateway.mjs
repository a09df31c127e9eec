// Starts a whole system of its own, asks the gateway what an audit wants asked, and stops it again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from '@pontio/gateway';
import { anyPorts, sanaAsks, startSystem, tokenFor } from '@pontio/local';

/**
 * @param introspection - `allow` as in development, `refuse` as in production
 * @param audit - given the address of `/graphql` and an Authorization header that holds there
 */
export async function withAuditedGateway(introspection, audit) {
  const stateDir = mkdtempSync(join(tmpdir(), 'pontio-audit-'));
  const system = await startSystem({ stateDir, ports: anyPorts, kafka: 'none', progress: () => undefined });
  const gateway = await startGateway({
    ...system.gatewaySettings,
    PONTIO_GATEWAY_INSECURE_INTROSPECTION: introspection,
    PONTIO_GATEWAY_PORT: 0,
    PONTIO_GATEWAY_JOURNAL_DIR: join(stateDir, 'journal', 'audited'),
  });
  try {
    return await audit(`${gateway.url}/graphql`, `Bearer ${await tokenFor(sanaAsks, system.description)}`);
  } finally {
    await gateway.close();
    await system.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}
