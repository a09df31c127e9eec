import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CAST_NAMES, type CastName, agencyId } from '@pontio/decision/cases';
import { loadGatewaySettings, startGateway } from '@pontio/gateway';
import {
  type RunningGovernance,
  loadGovernanceSettings,
  startGovernanceFromSettings,
} from '@pontio/governance';
import { loadLedgerSettings, startLedger } from '@pontio/ledger';
import {
  type RunningPersonIndex,
  loadPersonIndexSettings,
  startPersonIndexFromSettings,
} from '@pontio/person-index';
import { startAuthorizationServer } from '@pontio/sandbox';
import { loadGatewayKeys } from '@pontio/subgraph';
import { createTestDatabase } from '@pontio/testing/servers';
import { PURPOSE_CODES } from '@pontio/vocabulary';
import pg from 'pg';
import { auditSettings } from '../../src/system/audit-way.js';
import { ensureKeys, readSecret } from '../../src/system/keys.js';
import { type NamedCase, startCaseSubgraph, subgraphOf } from './case-subgraphs.js';

/** The real services, with a pretend agency for each of the cast. */
export interface CaseWorld {
  /** Address of the gateway, without a path. */
  readonly gateway: string;
  readonly issuer: string;
  readonly clientKeys: string;
  readonly governance: RunningGovernance;
  readonly personIndex: RunningPersonIndex;
  readonly database: pg.Client;
  close(): Promise<void>;
}

/** The OAuth client of an agency of the cast. */
export const clientOf = (name: CastName): string => `case-${agencyId(name).replaceAll('_', '-')}`;

/** Starts everything that a golden case runs through, with a label of its own for each value of each case. */
export async function startCaseWorld(cases: readonly NamedCase[]): Promise<CaseWorld> {
  const stateDir = mkdtempSync(join(tmpdir(), 'pontio-cases-'));
  const keys = await ensureKeys(join(stateDir, 'keys'));
  const database = await createTestDatabase();
  const clientKeys = join(stateDir, 'clients');
  const authorization = await startAuthorizationServer({
    keyDirectory: clientKeys,
    port: 0,
    clients: CAST_NAMES.map((name) => ({
      id: clientOf(name),
      agencyId: agencyId(name),
      purposes: PURPOSE_CODES,
    })),
  });
  const ingestToken = readSecret(keys.ingestToken);
  const ledger = await startLedger(
    loadLedgerSettings({
      PONTIO_LEDGER_PORT: '0',
      PONTIO_LEDGER_DATABASE_URL: database.url,
      PONTIO_GATEWAY_KEYS_FILE: keys.gatewayPublicKeys,
      PONTIO_LEDGER_INGEST_TOKEN: ingestToken,
    }),
  );
  const audit = auditSettings({ brokers: undefined, ledgerUrl: ledger.url, ingestToken });
  const door = (name: string): Record<string, string> => ({
    PONTIO_GATEWAY_KEYS_FILE: keys.gatewayPublicKeys,
    PONTIO_JOURNAL_DIR: join(stateDir, 'journal', name),
    ...audit,
  });
  const governance = await startGovernanceFromSettings(
    loadGovernanceSettings({
      PONTIO_GOVERNANCE_PORT: '0',
      PONTIO_GOVERNANCE_DATABASE_URL: database.url,
      PONTIO_GOVERNANCE_AUDIT_KEY_FILE: keys.auditKey,
      ...door('governance'),
    }),
  );
  const personIndex = await startPersonIndexFromSettings(
    loadPersonIndexSettings({
      PONTIO_PERSON_INDEX_PORT: '0',
      PONTIO_PERSON_INDEX_DATABASE_URL: database.url,
      PONTIO_PERSON_INDEX_IDENTIFIER_KEY_FILE: keys.identifierKey,
      ...door('person-index'),
    }),
  );
  const gatewayKeys = loadGatewayKeys(keys.gatewayPublicKeys);
  const subgraphs = await Promise.all(
    CAST_NAMES.map((name) =>
      startCaseSubgraph(name, cases, { gatewayKeys, recordRefusal: () => Promise.resolve() }),
    ),
  );
  const services = [ledger, governance, personIndex, ...subgraphs];
  const gateway = await startGateway(
    loadGatewaySettings({
      PONTIO_GATEWAY_PORT: '0',
      PONTIO_GATEWAY_SUBGRAPHS: services.map(({ name, url }) => `${name}=${url}`).join(','),
      PONTIO_GATEWAY_ISSUER: authorization.issuer,
      PONTIO_GATEWAY_JWKS_URL: authorization.jwksUrl,
      PONTIO_GATEWAY_SIGNING_KEY_FILE: keys.gatewaySigningKey,
      PONTIO_GATEWAY_AUDIT_KEY_FILE: keys.auditKey,
      PONTIO_GATEWAY_JOURNAL_DIR: join(stateDir, 'journal', 'gateway'),
      PONTIO_GATEWAY_INSECURE_REQUEST_DATE: 'allow',
      ...audit,
    }),
  );
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return {
    gateway: gateway.url,
    issuer: authorization.issuer,
    clientKeys,
    governance,
    personIndex,
    database: client,
    close: async () => {
      await client.end();
      await gateway.close();
      await Promise.all(subgraphs.map((service) => service.close()));
      for (const service of [personIndex, governance, ledger, authorization]) await service.close();
      await database.drop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** Address of each agency's subgraph in the directory. */
export const subgraphNames = CAST_NAMES.map(subgraphOf);
