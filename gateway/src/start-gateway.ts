import { readFileSync } from 'node:fs';
import { createReferencer } from '@pontio/audit-contract';
import { auditTransport, openJournal } from '@pontio/audit-journal';
import { type RunningService, createLogger, newId, serveNest } from '@pontio/platform';
import { ReleaseOrderSigner } from '@pontio/request-context';
import { AccessTokenVerifier } from '@pontio/security';
import { type JWK, importJWK } from 'jose';
import { Agent } from 'undici';
import { RequestTickets } from './answer/request-ticket.js';
import { changePath } from './change-path.js';
import type { GatewaySettings } from './config.js';
import { SubgraphClient } from './executor/subgraph-client.js';
import type { GatewayParts } from './gateway-parts.js';
import type { GatewayPaths } from './apollo/pontio-gateway.js';
import { GatewayModule } from './gateway.module.js';
import { loadPolicy } from './policy.js';
import { Directory } from './registers/directory.js';
import { GovernanceClient } from './registers/governance.client.js';
import { PersonIndexClient } from './registers/person-index.client.js';
import { RegisterChangesClient } from './registers/register-changes.client.js';
import { RegisterClient } from './registers/register-client.js';
import { requestPath } from './request-path.js';
import { loadSupergraph } from './supergraph/load-supergraph.js';

const allPaths: GatewayPaths = { questions: requestPath, changes: changePath };

/**
 * Starts the gateway: opens the journal, composes the supergraph from the running subgraphs, and listens.
 *
 * @param paths - of questions and of changes; others only in the tests that take a stage away
 * @throws an Error that says in one sentence what to do
 */
export async function startGateway(
  settings: GatewaySettings,
  paths: Partial<GatewayPaths> = {},
): Promise<RunningService> {
  const connections = new Agent({ connections: 16, pipelining: 1 });
  const journal = await openJournal({
    directory: settings.PONTIO_GATEWAY_JOURNAL_DIR,
    transport: auditTransport(settings),
  });
  try {
    const parts = await makeParts(settings, connections, journal);
    const supergraph = await loadSupergraph({
      subgraphs: settings.PONTIO_GATEWAY_SUBGRAPHS,
      orders: parts.orders,
      client: parts.subgraphs,
      newId,
      patienceMs: settings.PONTIO_GATEWAY_PATIENCE_MS,
    });
    const service = await serveNest(GatewayModule.register(parts, supergraph, { ...allPaths, ...paths }), {
      name: 'gateway',
      port: settings.PONTIO_GATEWAY_PORT,
      host: settings.PONTIO_GATEWAY_HOST,
      logger: createLogger('gateway'),
    });
    const close = async (): Promise<void> => {
      await service.close().finally(async () => {
        await connections.close();
        await journal.close();
      });
    };
    return { name: service.name, url: service.url, close };
  } catch (error) {
    await connections.close();
    await journal.close();
    throw error;
  }
}

async function makeParts(
  settings: GatewaySettings,
  connections: Agent,
  journal: GatewayParts['journal'],
): Promise<GatewayParts> {
  const orders = await loadSigner(settings.PONTIO_GATEWAY_SIGNING_KEY_FILE);
  const subgraphs = new SubgraphClient(connections, settings.PONTIO_GATEWAY_SUBGRAPH_DEADLINE_MS);
  const secret = readFileSync(settings.PONTIO_GATEWAY_AUDIT_KEY_FILE);
  const governance = addressOf('governance', settings);
  const now = (): Date => new Date();
  const register = (name: string): RegisterClient =>
    new RegisterClient(addressOf(name, settings), orders, subgraphs, newId);
  return {
    tokens: new AccessTokenVerifier({
      issuer: settings.PONTIO_GATEWAY_ISSUER,
      audience: settings.PONTIO_GATEWAY_AUDIENCE,
      jwksUri: settings.PONTIO_GATEWAY_JWKS_URL,
    }),
    persons: new PersonIndexClient(register('person-index')),
    governance: new GovernanceClient(register('governance')),
    changes: new RegisterChangesClient(governance, orders, subgraphs, newId),
    tickets: new RequestTickets(secret, now),
    directory: new Directory(register('governance')),
    policy: loadPolicy(),
    orders,
    subgraphs,
    journal,
    refs: createReferencer(secret),
    now,
    newId,
  };
}

function addressOf(name: string, settings: GatewaySettings): { name: string; url: string } {
  const subgraph = settings.PONTIO_GATEWAY_SUBGRAPHS.find((candidate) => candidate.name === name);
  if (subgraph === undefined)
    throw new Error(`PONTIO_GATEWAY_SUBGRAPHS must name ${name}: decisions rest on it.`);
  return subgraph;
}

async function loadSigner(file: string): Promise<ReleaseOrderSigner> {
  const jwk = JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const key = await importJWK(jwk, 'EdDSA');
  if (key instanceof Uint8Array || jwk.kid === undefined)
    throw new Error(`${file} holds no Ed25519 key with a kid.`);
  return new ReleaseOrderSigner(key, jwk.kid);
}
