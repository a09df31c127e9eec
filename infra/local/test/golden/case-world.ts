import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import type { RunningService } from '@pontio/platform';
import { startAuthorizationServer } from '@pontio/sandbox';
import { loadGatewayKeys } from '@pontio/subgraph';
import { createTestDatabase } from '@pontio/testing/servers';
import { PURPOSE_CODES } from '@pontio/vocabulary';
import pg from 'pg';
import { auditSettings } from '../../src/system/audit-way.js';
import { type KeyFiles, ensureKeys, readSecret } from '../../src/system/keys.js';
import { type NamedCase, startCaseSubgraph } from './case-subgraphs.js';

/** The OAuth client of an agency of the cast. */
export const clientOf = (name: CastName): string => `case-${agencyId(name).replaceAll('_', '-')}`;

/** The real services, with a pretend agency for each of the cast. */
export interface CaseWorld {
  /** Address of the gateway, without a path. */
  readonly gateway: string;
  readonly issuer: string;
  readonly clientKeys: string;
  readonly governance: RunningGovernance;
  readonly personIndex: RunningPersonIndex;
  readonly database: pg.Client;
  /** Takes the gateway's audit journal away, for good. */
  loseJournal(): void;
  close(): Promise<void>;
}

/** What a world may have that golden cases do without. */
export interface WorldSetUp {
  /** The pretend agencies; those of golden cases, unless given. */
  readonly startAgencies?: (keys: KeyFiles) => Promise<readonly RunningService[]>;
  /** Puts something between the gateway and one of its subgraphs. */
  readonly inFrontOf?: (service: RunningService) => Promise<RunningService>;
  /** Settings of the gateway beside those it needs. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts everything that a golden case runs through, with a label of its own for each value of each case. */
export async function startCaseWorld(
  cases: readonly NamedCase[],
  { startAgencies, inFrontOf = (service) => Promise.resolve(service), settings = {} }: WorldSetUp = {},
): Promise<CaseWorld> {
  const stateDir = mkdtempSync(join(tmpdir(), 'pontio-cases-'));
  const keys = await ensureKeys(join(stateDir, 'keys'));
  const database = await createTestDatabase();
  const clientKeys = join(stateDir, 'clients');
  const authorization = await startAuthorizationServer({ keyDirectory: clientKeys, port: 0, clients });
  const services = await startServices({ stateDir, keys, databaseUrl: database.url });
  const subgraphs = await (startAgencies?.(keys) ?? startCast(cases, keys));
  const gatewayJournal = join(stateDir, 'journal', 'gateway');
  const all = [services.ledger, services.governance, services.personIndex, ...subgraphs];
  const seen = await Promise.all(all.map(inFrontOf));
  const gateway = await startGateway(
    loadGatewaySettings({
      PONTIO_GATEWAY_PORT: '0',
      PONTIO_GATEWAY_SUBGRAPHS: seen.map(({ name, url }) => `${name}=${url}`).join(','),
      PONTIO_GATEWAY_ISSUER: authorization.issuer,
      PONTIO_GATEWAY_JWKS_URL: authorization.jwksUrl,
      PONTIO_GATEWAY_SIGNING_KEY_FILE: keys.gatewaySigningKey,
      PONTIO_GATEWAY_AUDIT_KEY_FILE: keys.auditKey,
      PONTIO_GATEWAY_JOURNAL_DIR: gatewayJournal,
      PONTIO_GATEWAY_JOURNAL_DEADLINE_MS: '10000',
      PONTIO_GATEWAY_INSECURE_REQUEST_DATE: 'allow',
      PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: 'allow',
      ...services.audit,
      ...settings,
    }),
  );
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return {
    ...{ gateway: gateway.url, issuer: authorization.issuer, clientKeys, database: client },
    ...{ governance: services.governance, personIndex: services.personIndex },
    loseJournal: () => {
      rmSync(gatewayJournal, { recursive: true });
      writeFileSync(gatewayJournal, 'a file where the folder was');
    },
    close: async () => {
      await client.end();
      const fronts = seen.filter((service) => !all.includes(service));
      for (const service of [gateway, ...fronts, ...all.reverse(), authorization]) await service.close();
      await database.drop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** Every agency of the cast has a system that may ask for anything: what it gets, the decision says. */
const clients = CAST_NAMES.map((name) => ({
  id: clientOf(name),
  agencyId: agencyId(name),
  purposes: PURPOSE_CODES,
}));

async function startServices(setUp: { stateDir: string; keys: KeyFiles; databaseUrl: string }) {
  const { stateDir, keys, databaseUrl } = setUp;
  const ingestToken = readSecret(keys.ingestToken);
  const ledger = await startLedger(
    loadLedgerSettings({
      PONTIO_LEDGER_PORT: '0',
      PONTIO_LEDGER_DATABASE_URL: databaseUrl,
      PONTIO_GATEWAY_KEYS_FILE: keys.gatewayPublicKeys,
      PONTIO_LEDGER_INGEST_TOKEN: ingestToken,
      PONTIO_LEDGER_SIGNING_KEY_FILE: keys.ledgerSigningKey,
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
      PONTIO_GOVERNANCE_DATABASE_URL: databaseUrl,
      PONTIO_GOVERNANCE_AUDIT_KEY_FILE: keys.auditKey,
      ...door('governance'),
    }),
  );
  const personIndex = await startPersonIndexFromSettings(
    loadPersonIndexSettings({
      PONTIO_PERSON_INDEX_PORT: '0',
      PONTIO_PERSON_INDEX_DATABASE_URL: databaseUrl,
      PONTIO_PERSON_INDEX_IDENTIFIER_KEY_FILE: keys.identifierKey,
      ...door('person-index'),
    }),
  );
  return { ledger, governance, personIndex, audit };
}

/** The pretend agencies that a case asks something of. */
async function startCast(cases: readonly NamedCase[], keys: KeyFiles): Promise<RunningService[]> {
  const gatewayKeys = loadGatewayKeys(keys.gatewayPublicKeys);
  const door = { gatewayKeys, recordRefusal: () => Promise.resolve() };
  return Promise.all(CAST_NAMES.map((name) => startCaseSubgraph(name, cases, door)));
}

/** Empties the register, so that each case finds its own facts and no others. */
export async function clearRegister({ database }: CaseWorld): Promise<void> {
  const tables = [
    'break_glass',
    'notice',
    'representative',
    'competence_assessment',
    'judgement',
    'restriction',
  ];
  const rest = ['consent', 'involvement', 'subject', 'agreement', 'practitioner', 'agency'];
  await database.query(
    `truncate ${[...tables, ...rest].map((table) => `governance.${table}`).join(', ')} cascade`,
  );
}
