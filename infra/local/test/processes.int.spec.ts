import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alderbrook, northmere, willowbank } from '@pontio/testing';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { waitForAudit } from '../src/demo/audit-entries.js';
import { aboutEllie, devikaAsks, sanaAsks } from '../src/demo/questions.js';
import { ensureKeys, readSecret } from '../src/system/keys.js';
import { Parts } from '../src/system/parts.js';
import { anyPorts } from '../src/system/ports.js';
import { type RunningSandbox, startSandbox } from '../src/system/sandbox.js';
import { startSystem } from '../src/system/start-system.js';
import { valuesOf } from './test-system.js';
import { ServiceProcess } from './processes.js';

const MINUTE = 60_000;

describe('with each service a process of its own, as in production', () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'pontio-processes-'));
  const parts = new Parts(() => undefined);
  let database: TestDatabase;
  let sandbox: RunningSandbox;
  let processes: Record<
    'ledger' | 'governance' | 'person-index' | 'children' | 'health' | 'education' | 'gateway',
    ServiceProcess
  >;

  beforeAll(async () => {
    database = await createTestDatabase();
    await seed();
    sandbox = await startSandbox({ stateDir, ports: anyPorts, databaseUrl: database.url, parts });
    processes = await startAll();
  }, 3 * MINUTE);

  afterAll(async () => {
    await Promise.all(Object.values(processes).map((service) => service.stop()));
    await parts.close();
    await database.drop();
    rmSync(stateDir, { recursive: true, force: true });
  }, MINUTE);

  it('answers one question out of three agencies', async () => {
    const answer = await askSana();
    expect(answer.errors).toEqual([]);
    expect(valuesOf(answer.data)).toEqual(
      expect.arrayContaining([
        'person.socialCare.plan',
        'person.health.allergies.substance',
        'person.education.yearGroup',
      ]),
    );
  });

  it('loses no event and stores none twice when the ledger is killed', async () => {
    await processes.ledger.kill();
    const answers = [await askSana(), await askSana()];
    await processes.ledger.start();
    await expectAllOnce([...answers, await askSana()]);
  });

  it('loses no event and stores none twice when the gateway is killed', async () => {
    await processes.ledger.kill();
    const answers = [await askSana(), await askSana()];
    await processes.gateway.kill();
    await processes.ledger.start();
    await processes.gateway.start();
    await expectAllOnce([...answers, await askSana()]);
  });

  it('stops cleanly when asked to', async () => {
    expect(await processes.health.stop()).toBe(0);
    await processes.health.start();
  });

  it('says everything that is wrong with its settings at once, and does not start', async () => {
    const empty = new ServiceProcess('gateway', 'gateway', 'PONTIO_GATEWAY_PORT', {});
    await expect(empty.start()).rejects.toThrow(
      /PONTIO_GATEWAY_SUBGRAPHS[^]*PONTIO_GATEWAY_ISSUER[^]*PONTIO_GATEWAY_JOURNAL_DIR/,
    );
  });

  const system = (): { gateway: string; issuer: string; clientKeys: string; pid: number; log: string } => ({
    gateway: `${processes.gateway.url}/graphql`,
    issuer: sandbox.issuer,
    clientKeys: sandbox.clientKeys,
    pid: process.pid,
    log: '',
  });

  async function askSana(): Promise<GatewayAnswer> {
    return ask(system(), await tokenFor(sanaAsks, system()), aboutEllie);
  }

  async function expectAllOnce(answers: readonly GatewayAnswer[]): Promise<void> {
    for (const { status, sharing } of answers) {
      expect(status).toBe(200);
      const officer = await tokenFor(devikaAsks, system());
      const entries = await waitForAudit(
        system(),
        officer,
        sharing?.requestId ?? '',
        (found) => found.length >= 6,
      );
      expect(entries.map(({ kind }) => kind).sort()).toEqual([
        ...Array<string>(3).fill('DISCLOSURE'),
        ...Array<string>(3).fill('REQUEST_INTENT'),
      ]);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(6);
    }
  }

  /** The registers are filled in process; a system on the same database and with the same keys does it. */
  async function seed(): Promise<void> {
    const progress = (): void => undefined;
    const seeding = await startSystem({
      stateDir,
      ports: anyPorts,
      databaseUrl: database.url,
      kafka: 'none',
      progress,
    });
    await seeding.close();
  }

  async function startAll(): Promise<typeof processes> {
    const keys = await ensureKeys(join(stateDir, 'keys'));
    const token = readSecret(keys.ingestToken);
    const ledger = await new ServiceProcess('ledger', 'services/ledger', 'PONTIO_LEDGER_PORT', {
      PONTIO_LEDGER_DATABASE_URL: database.url,
      PONTIO_GATEWAY_KEYS_FILE: keys.gatewayPublicKeys,
      PONTIO_LEDGER_INGEST_TOKEN: token,
      PONTIO_LEDGER_SIGNING_KEY_FILE: keys.ledgerSigningKey,
    }).start();
    const audit = { PONTIO_LEDGER_INGEST_URL: ledger.url, PONTIO_LEDGER_INGEST_TOKEN: token };
    const subgraph = (name: string, app: string, env: Record<string, string>): Promise<ServiceProcess> =>
      new ServiceProcess(name, `services/${name}`, `PONTIO_${app}_PORT`, {
        ...env,
        ...audit,
        PONTIO_GATEWAY_KEYS_FILE: keys.gatewayPublicKeys,
        PONTIO_JOURNAL_DIR: join(stateDir, 'journal', name),
      }).start();
    const [governance, personIndex, children, health, education] = await Promise.all([
      subgraph('governance', 'GOVERNANCE', {
        PONTIO_GOVERNANCE_DATABASE_URL: database.url,
        PONTIO_GOVERNANCE_AUDIT_KEY_FILE: keys.auditKey,
      }),
      subgraph('person-index', 'PERSON_INDEX', {
        PONTIO_PERSON_INDEX_DATABASE_URL: database.url,
        PONTIO_PERSON_INDEX_IDENTIFIER_KEY_FILE: keys.identifierKey,
      }),
      subgraph('agency-childrens-services', 'AGENCY_CHILDRENS_SERVICES', {
        PONTIO_AGENCY_CHILDRENS_SERVICES_AGENCY_ID: northmere.id,
        PONTIO_AGENCY_CHILDRENS_SERVICES_DATABASE_URL: sandbox.northmereUrl,
      }),
      subgraph('agency-health', 'AGENCY_HEALTH', {
        PONTIO_AGENCY_HEALTH_AGENCY_ID: willowbank.id,
        PONTIO_AGENCY_HEALTH_FHIR_URL: sandbox.willowbank.url,
        PONTIO_AGENCY_HEALTH_FHIR_TOKEN: sandbox.willowbank.token,
      }),
      subgraph('agency-education', 'AGENCY_EDUCATION', {
        PONTIO_AGENCY_EDUCATION_AGENCY_ID: alderbrook.id,
        PONTIO_AGENCY_EDUCATION_API_URL: sandbox.alderbrook.url,
        PONTIO_AGENCY_EDUCATION_API_TOKEN: sandbox.alderbrook.token,
      }),
    ]);
    const subgraphs = [ledger, governance, personIndex, children, health, education];
    const gateway = await new ServiceProcess('gateway', 'gateway', 'PONTIO_GATEWAY_PORT', {
      PONTIO_GATEWAY_SUBGRAPHS: subgraphs.map(({ name, url }) => `${name}=${url}`).join(','),
      PONTIO_GATEWAY_ISSUER: sandbox.issuer,
      PONTIO_GATEWAY_JWKS_URL: sandbox.jwksUrl,
      PONTIO_GATEWAY_SIGNING_KEY_FILE: keys.gatewaySigningKey,
      PONTIO_GATEWAY_AUDIT_KEY_FILE: keys.auditKey,
      PONTIO_GATEWAY_JOURNAL_DIR: join(stateDir, 'journal', 'gateway-process'),
      PONTIO_GATEWAY_JOURNAL_DEADLINE_MS: '10000',
      ...audit,
    }).start();
    return { ledger, governance, 'person-index': personIndex, children, health, education, gateway };
  }
});
