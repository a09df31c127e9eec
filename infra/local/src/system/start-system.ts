import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '@pontio/embedded';
import { type GatewaySettings, startGateway } from '@pontio/gateway';
import type { SeenRequest } from '@pontio/sandbox';
import { type SystemDescription, openControl } from './control.js';
import { gatewaySettingsFor } from './gateway-settings.js';
import { startBrokers } from './kafka.js';
import { ensureKeys } from './keys.js';
import { Parts } from './parts.js';
import type { Ports } from './ports.js';
import { startSandbox } from './sandbox.js';
import { seedRegisters } from './seed.js';
import { startServices } from './services.js';

/** How one system on this machine is started. */
export interface SystemOptions {
  /** Folder for everything it keeps. */
  readonly stateDir: string;
  readonly ports: Ports;
  /** Another PostgreSQL than the embedded one. */
  readonly databaseUrl?: string;
  /** Brokers of a Kafka that runs; `embedded` for ours where it can run; `none` to go without. */
  readonly kafka: { readonly brokers: string } | 'embedded' | 'none';
  /** Consumer group of the ledger; systems that share a Kafka need one each. */
  readonly consumerGroup?: string;
  /** Told of each request that an agency's pretend system gets; for tests. */
  readonly onSandboxRequest?: (request: SeenRequest) => void;
  /** One line for people on each step. */
  readonly progress: (line: string) => void;
}

/** The whole system, running. */
export interface LocalSystem {
  readonly description: SystemDescription;
  readonly parts: Parts;
  readonly gatewaySettings: GatewaySettings;
  close(): Promise<void>;
}

/**
 * Starts everything on this machine: databases, the agencies' pretend systems, the services, the gateway.
 *
 * @throws an Error that says in one sentence what to do; whatever had started is stopped again
 */
export async function startSystem(options: SystemOptions): Promise<LocalSystem> {
  const parts = new Parts(options.progress);
  try {
    return await start(options, parts);
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function start(options: SystemOptions, parts: Parts): Promise<LocalSystem> {
  const { stateDir, ports } = options;
  mkdirSync(stateDir, { recursive: true });
  const keys = await ensureKeys(join(stateDir, 'keys'));
  const [databaseUrl, brokers] = await Promise.all([
    startDatabase(options, parts),
    startBrokers(options, parts),
  ]);
  const sandbox = await startSandbox({
    stateDir,
    ports,
    databaseUrl,
    parts,
    onRequest: options.onSandboxRequest,
  });
  const services = await startServices({
    ...{ stateDir, ports, databaseUrl, brokers, keys, sandbox, parts },
    consumerGroup: options.consumerGroup ?? 'pontio-ledger',
  });
  await seedRegisters(services);
  const settings = gatewaySettingsFor({ stateDir, ports, keys, sandbox, services });
  const gateway = await parts.add('gateway', () => startGateway(settings));
  const description: SystemDescription = {
    pid: process.pid,
    gateway: `${gateway.url}/graphql`,
    issuer: sandbox.issuer,
    clientKeys: sandbox.clientKeys,
    log: join(stateDir, 'log', 'pontio.log'),
  };
  const closeControl = await openControl(join(stateDir, 'run'), parts, description);
  return {
    description,
    parts,
    gatewaySettings: settings,
    close: async () => {
      await closeControl();
      await parts.close();
    },
  };
}

async function startDatabase({ databaseUrl, stateDir }: SystemOptions, parts: Parts): Promise<string> {
  if (databaseUrl !== undefined) return databaseUrl;
  let port: number | undefined;
  const database = await parts.add('PostgreSQL', async () => {
    const server = await startPostgres({
      dataDir: join(stateDir, 'postgres'),
      ...(port !== undefined && { port }),
    });
    port = server.port;
    return { databaseUrl: server.url, close: () => server.stop(), kill: () => server.kill() };
  });
  return database.databaseUrl;
}
