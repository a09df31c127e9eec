import { join } from 'node:path';
import { type GatewaySettings, loadGatewaySettings } from '@pontio/gateway';
import type { KeyFiles } from './keys.js';
import type { Ports } from './ports.js';
import type { RunningSandbox } from './sandbox.js';
import type { RunningServices } from './services.js';
import { auditSettings } from './audit-way.js';

/** What the gateway's settings follow from. */
export interface GatewaySetUp {
  readonly stateDir: string;
  readonly ports: Ports;
  readonly keys: KeyFiles;
  readonly sandbox: RunningSandbox;
  readonly services: RunningServices;
}

/** The gateway's settings in a system on one machine; read like any others, so that they are checked like any others. */
export function gatewaySettingsFor({
  stateDir,
  ports,
  keys,
  sandbox,
  services,
}: GatewaySetUp): GatewaySettings {
  return loadGatewaySettings({
    PONTIO_GATEWAY_PORT: String(ports.gateway),
    PONTIO_GATEWAY_SUBGRAPHS: services.subgraphs.map(({ name, url }) => `${name}=${url}`).join(','),
    PONTIO_GATEWAY_ISSUER: sandbox.issuer,
    PONTIO_GATEWAY_JWKS_URL: sandbox.jwksUrl,
    PONTIO_GATEWAY_SIGNING_KEY_FILE: keys.gatewaySigningKey,
    PONTIO_GATEWAY_AUDIT_KEY_FILE: keys.auditKey,
    PONTIO_GATEWAY_JOURNAL_DIR: join(stateDir, 'journal', 'gateway'),
    // One disk serves everything here, and whatever else the machine does.
    PONTIO_GATEWAY_JOURNAL_DEADLINE_MS: '10000',
    PONTIO_GATEWAY_DECISION_RECORD_DIR: join(stateDir, 'decisions'),
    PONTIO_GATEWAY_STATE_DIR: join(stateDir, 'gateway'),
    PONTIO_GATEWAY_SUPERGRAPH_ACCEPT_FILE: join(stateDir, 'accepted-supergraphs'),
    // The practice ground shows how the law changes with the day.
    PONTIO_GATEWAY_INSECURE_REQUEST_DATE: 'allow',
    PONTIO_GATEWAY_INSECURE_INTROSPECTION: 'allow',
    PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: 'allow',
    ...auditSettings(services.audit),
  });
}
