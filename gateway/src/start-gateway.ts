import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { createAuditEvent, createReferencer } from '@pontio/audit-contract';
import { auditTransport, openJournal } from '@pontio/audit-journal';
import { type Policy, PolicySwitch } from '@pontio/decision';
import { MAX_BODY_BYTES, type RunningService, createLogger, newId, serveNest } from '@pontio/platform';
import { ReleaseOrderSigner } from '@pontio/request-context';
import { AccessTokenVerifier } from '@pontio/security';
import type { JWK } from 'jose';
import { Afterwards } from './afterwards.js';
import { rememberedRefs } from './answer/remembered-refs.js';
import { RequestTickets } from './answer/request-ticket.js';
import { changePath } from './change-path.js';
import type { GatewaySettings } from './config.js';
import { SharedFetches } from './executor/shared-fetches.js';
import { SubgraphClient } from './executor/subgraph-client.js';
import { Front, type GatewayPaths } from './front/front.js';
import { Drain } from './front/http/drain.js';
import { limitServer } from './front/http/limit-server.js';
import { graphqlRoute } from './front/http/graphql-route.js';
import { standInFront } from './front/http/stand-in-front.js';
import type { GatewayParts } from './gateway-parts.js';
import { GatewayModule } from './gateway.module.js';
import { heldText } from './persisted/held-text.js';
import { followMisfits, loadOperations } from './persisted/load-operations.js';
import type { PersistedOperations } from './persisted/persisted-operations.js';
import { loadPolicy, readLaw, shippedLaw } from './policy/load-policy.js';
import { watchLaw } from './policy/watch-law.js';
import { createDecisionRecorder, noDecisionRecorder } from './records/decision-recorder.js';
import { limitedResolve } from './rates/limited-persons.js';
import { memoryRateLimits } from './rates/rate-limits.js';
import { Directory } from './registers/directory.js';
import { GovernanceClient } from './registers/governance.client.js';
import { PersonIndexClient } from './registers/person-index.client.js';
import { RegisterChangesClient } from './registers/register-changes.client.js';
import { RegisterClient } from './registers/register-client.js';
import { requestPath } from './request-path.js';
import { REST_BASE } from './rest/openapi/openapi-document.js';
import { OperationCatalogue } from './rest/operation-catalogue.js';
import { restRoute } from './rest/rest-route.js';
import { beginSupergraph } from './supergraph/begin-supergraph.js';
import type { PontioSupergraph } from './supergraph/supergraph.js';
import type { SupergraphSwitch } from './supergraph/supergraph-switch.js';

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
  const subgraphs = new SubgraphClient({
    deadlineMs: settings.PONTIO_GATEWAY_SUBGRAPH_DEADLINE_MS,
    calls: settings.PONTIO_GATEWAY_SUBGRAPH_CALLS,
  });
  const journal = await openJournal({
    directory: settings.PONTIO_GATEWAY_JOURNAL_DIR,
    transport: auditTransport(settings),
    limits: {
      hardDeadlineMs: settings.PONTIO_GATEWAY_JOURNAL_DEADLINE_MS,
      maxQueuedMs: 2.5 * settings.PONTIO_GATEWAY_JOURNAL_DEADLINE_MS,
    },
  });
  try {
    const afterwards = new Afterwards();
    const parts = makeParts(settings, { subgraphs, journal, afterwards });
    const operations = loadOperations(settings);
    const life = await beginSupergraph(settings, parts, () => operations.all);
    const routes = routesOf({
      settings,
      parts,
      operations,
      supergraphs: life.supergraphs,
      paths: { ...allPaths, ...paths },
    });
    const service = await serve(settings, GatewayModule.register(parts, life), routes);
    const law = followLawOf(settings, parts);
    const looks = life.follow(settings.PONTIO_GATEWAY_SUPERGRAPH_LOOK_SECONDS * 1000);
    const close = async (): Promise<void> => {
      await service.close().finally(async () => {
        await looks.stop();
        await law?.stop();
        await afterwards.close();
        await parts.decisions.close();
        await subgraphs.close();
        await journal.close();
      });
    };
    return { name: service.name, url: service.url, close };
  } catch (error) {
    await subgraphs.close();
    await journal.close();
    throw error;
  }
}

/** Listens, with the routes in front of the web framework; closing it lets the requests under way end. */
async function serve(
  settings: GatewaySettings,
  module: DynamicModule,
  routes: Readonly<Record<string, RequestListener>>,
): Promise<RunningService> {
  const drain = new Drain(settings.PONTIO_GATEWAY_DRAIN_MS);
  const service = await serveNest(module, {
    name: 'gateway',
    port: settings.PONTIO_GATEWAY_PORT,
    host: settings.PONTIO_GATEWAY_HOST,
    logger: createLogger('gateway'),
    prepare: (server) => {
      for (const [path, route] of Object.entries(routes)) standInFront(server, path, route);
      limitServer(server);
      drain.standBefore(server);
    },
  });
  const close = async (): Promise<void> => {
    await drain.end();
    (service.app.getHttpServer() as Server).closeAllConnections();
    await service.close();
  };
  return { name: service.name, url: service.url, close };
}

interface Serving {
  readonly settings: GatewaySettings;
  readonly parts: GatewayParts;
  readonly operations: PersistedOperations;
  readonly supergraphs: SupergraphSwitch;
  readonly paths: GatewayPaths;
}

/** What stands in front of the web framework: the same operations, in GraphQL and without. */
function routesOf({
  settings,
  parts,
  operations,
  supergraphs,
  paths,
}: Serving): Readonly<Record<string, RequestListener>> {
  const supergraph = (): PontioSupergraph => supergraphs.current;
  followMisfits(operations, supergraphs);
  const isOpen = settings.PONTIO_GATEWAY_INSECURE_INTROSPECTION === 'allow';
  const deadlineMs = settings.PONTIO_GATEWAY_DEADLINE_MS;
  const allowedText = heldText(operations);
  const { ask } = new Front({ parts, isOpen, paths, supergraphs, deadlineMs, allowedText });
  const issuer = settings.PONTIO_GATEWAY_ISSUER;
  const catalogue = new OperationCatalogue({ operations: operations.all, supergraph, issuer });
  const shared = { ask, maxBodyBytes: MAX_BODY_BYTES };
  return {
    '/graphql': graphqlRoute({ ...shared, isOpen, maxBatch: settings.PONTIO_GATEWAY_BATCH }),
    [`${REST_BASE}/`]: restRoute({ ...shared, operations, catalogue, supergraph, parts }),
  };
}

function makeParts(
  settings: GatewaySettings,
  { subgraphs, journal, afterwards }: Pick<GatewayParts, 'subgraphs' | 'journal' | 'afterwards'>,
): GatewayParts {
  const now = (): Date => new Date();
  const auditKey = readFileSync(settings.PONTIO_GATEWAY_AUDIT_KEY_FILE);
  const orders = loadSigner(settings.PONTIO_GATEWAY_SIGNING_KEY_FILE);
  const governance = addressOf('governance', settings);
  const register = (name: string): RegisterClient =>
    new RegisterClient(addressOf(name, settings), orders, subgraphs, newId);
  const refs = createReferencer(auditKey);
  const rates = ratesOf(settings);
  const index = new PersonIndexClient(register('person-index'));
  const persons = {
    resolve: limitedResolve(index.resolve.bind(index), rates.people),
    resolveRecords: index.resolveRecords.bind(index),
  };
  return {
    tokens: new AccessTokenVerifier({
      issuer: settings.PONTIO_GATEWAY_ISSUER,
      audience: settings.PONTIO_GATEWAY_AUDIENCE,
      jwksUri: settings.PONTIO_GATEWAY_JWKS_URL,
    }),
    persons,
    rates,
    governance: new GovernanceClient({
      register: register('governance'),
      unconfirmedForMs: settings.PONTIO_GATEWAY_UNCONFIRMED_FACTS_SECONDS * 1000,
      now,
    }),
    changes: new RegisterChangesClient(governance, orders, subgraphs, newId),
    afterwards,
    tickets: new RequestTickets(auditKey, now),
    directory: new Directory(register('governance')),
    policies: new PolicySwitch(loadPolicy(readLaw(settings.PONTIO_GATEWAY_LAW_DIR ?? shippedLaw()))),
    decisions: decisionRecorderOf(settings, auditKey),
    orders,
    subgraphs,
    ...(settings.PONTIO_GATEWAY_SHARED_FETCHES === 'practitioner' && { sharedFetches: new SharedFetches() }),
    journal,
    refs: rememberedRefs(refs),
    requestDates: settings.PONTIO_GATEWAY_INSECURE_REQUEST_DATE,
    maxCost: settings.PONTIO_GATEWAY_OPERATION_COST,
    now,
    newId,
  };
}

function ratesOf(settings: GatewaySettings): GatewayParts['rates'] {
  return memoryRateLimits({
    perClient: settings.PONTIO_GATEWAY_CLIENT_RATE,
    perPerson: settings.PONTIO_GATEWAY_PERSON_RATE,
    perStranger: settings.PONTIO_GATEWAY_STRANGER_RATE,
  });
}

function decisionRecorderOf(settings: GatewaySettings, key: Uint8Array): GatewayParts['decisions'] {
  const directory = settings.PONTIO_GATEWAY_DECISION_RECORD_DIR;
  if (directory === undefined) return noDecisionRecorder;
  const days = settings.PONTIO_GATEWAY_DECISION_RECORD_DAYS;
  return createDecisionRecorder({ directory, key, days, now: () => new Date() });
}

/** Follows the catalogue of law in a folder of its own; the one that ships changes only with the build. */
function followLawOf(
  settings: GatewaySettings,
  { policies, journal, newId, now }: GatewayParts,
): { stop(): Promise<void> } | undefined {
  const folder = settings.PONTIO_GATEWAY_LAW_DIR;
  if (folder === undefined) return undefined;
  const recordPublished = async ({ policyVersion, law }: Policy): Promise<void> => {
    const identity = { id: newId('evt'), time: now().toISOString(), source: 'urn:pontio:gateway' };
    const facts = { correlation: newId('req'), owner: null, outcome: 'permit', cells: [] } as const;
    const lawVersion = law.version;
    await journal.append([
      createAuditEvent('POLICY_PUBLISHED', { ...facts, requester: {}, policyVersion, lawVersion }, identity),
    ]);
  };
  return watchLaw({ folder, policies, recordPublished }, settings.PONTIO_GATEWAY_LAW_LOOK_SECONDS * 1000);
}

function addressOf(name: string, settings: GatewaySettings): { name: string; url: string } {
  const subgraph = settings.PONTIO_GATEWAY_SUBGRAPHS.find((candidate) => candidate.name === name);
  if (subgraph === undefined)
    throw new Error(`PONTIO_GATEWAY_SUBGRAPHS must name ${name}: decisions rest on it.`);
  return subgraph;
}

function loadSigner(file: string): ReleaseOrderSigner {
  const jwk = JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const { kid } = jwk;
  if (jwk.crv !== 'Ed25519' || kid === undefined) throw new Error(`${file} holds no Ed25519 key with a kid.`);
  return new ReleaseOrderSigner(createPrivateKey({ key: { ...jwk }, format: 'jwk' }), kid);
}
