import { join } from 'node:path';
import {
  loadAgencyChildrensServicesSettings,
  startFromSettings as startChildrensServices,
} from '@pontio/agency-childrens-services';
import { loadAgencyEducationSettings, startFromSettings as startEducation } from '@pontio/agency-education';
import { loadAgencyHealthSettings, startFromSettings as startHealth } from '@pontio/agency-health';
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
import { alderbrook, northmere, willowbank } from '@pontio/testing';
import { type AuditWay, auditSettings } from './audit-way.js';
import { type KeyFiles, readSecret } from './keys.js';
import type { Parts } from './parts.js';
import type { Ports } from './ports.js';
import type { RunningSandbox } from './sandbox.js';

/** What the services are started with. */
export interface ServicesSetUp {
  readonly stateDir: string;
  readonly ports: Ports;
  readonly databaseUrl: string;
  readonly brokers: string | undefined;
  readonly consumerGroup: string;
  readonly keys: KeyFiles;
  readonly sandbox: RunningSandbox;
  readonly parts: Parts;
}

/** The services, running. */
export interface RunningServices {
  readonly audit: AuditWay;
  readonly personIndex: RunningPersonIndex;
  readonly governance: RunningGovernance;
  /** Every subgraph of the supergraph. */
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
}

/** Starts the ledger, then the subgraphs beside one another: without Kafka their journals need its address. */
export async function startServices(setUp: ServicesSetUp): Promise<RunningServices> {
  const { parts, ports, brokers, databaseUrl, keys, sandbox } = setUp;
  const ingestToken = readSecret(keys.ingestToken);
  const ledger = await parts.addAt('ledger', ports.ledger, (port) =>
    startLedger(
      loadLedgerSettings({
        PONTIO_LEDGER_PORT: String(port),
        PONTIO_LEDGER_DATABASE_URL: databaseUrl,
        PONTIO_GATEWAY_KEYS_FILE: keys.gatewayPublicKeys,
        PONTIO_LEDGER_INGEST_TOKEN: ingestToken,
        PONTIO_LEDGER_SIGNING_KEY_FILE: keys.ledgerSigningKey,
        PONTIO_LEDGER_AUDIT_KEY_FILE: keys.auditKey,
        PONTIO_LEDGER_EXPORT_TOKEN: readSecret(keys.exportToken),
        PONTIO_LEDGER_CONSUMER_GROUP: setUp.consumerGroup,
        ...(brokers !== undefined && { PONTIO_KAFKA_BROKERS: brokers }),
      }),
    ),
  );
  const audit: AuditWay = { brokers, ledgerUrl: ledger.url, ingestToken };
  const door = (name: string): Record<string, string> => ({
    PONTIO_GATEWAY_KEYS_FILE: keys.gatewayPublicKeys,
    PONTIO_JOURNAL_DIR: join(setUp.stateDir, 'journal', name),
    ...auditSettings(audit),
  });
  const [governance, personIndex, ...agencies] = await Promise.all([
    parts.addAt('governance', ports.governance, (port) =>
      startGovernanceFromSettings(
        loadGovernanceSettings({
          PONTIO_GOVERNANCE_PORT: String(port),
          PONTIO_GOVERNANCE_DATABASE_URL: databaseUrl,
          PONTIO_GOVERNANCE_AUDIT_KEY_FILE: keys.auditKey,
          ...door('governance'),
        }),
      ),
    ),
    parts.addAt('person-index', ports.personIndex, (port) =>
      startPersonIndexFromSettings(
        loadPersonIndexSettings({
          PONTIO_PERSON_INDEX_PORT: String(port),
          PONTIO_PERSON_INDEX_DATABASE_URL: databaseUrl,
          PONTIO_PERSON_INDEX_IDENTIFIER_KEY_FILE: keys.identifierKey,
          ...door('person-index'),
        }),
      ),
    ),
    ...addAgencies(parts, ports, sandbox, door),
  ]);
  const subgraphs = [ledger, governance, personIndex, ...agencies].map(({ name, url }) => ({ name, url }));
  return { audit, personIndex, governance, subgraphs };
}

function addAgencies(
  parts: Parts,
  ports: Ports,
  sandbox: RunningSandbox,
  door: (name: string) => Record<string, string>,
): Promise<RunningService>[] {
  return [
    parts.addAt('agency-childrens-services', ports.childrensServices, (port) =>
      startChildrensServices(
        loadAgencyChildrensServicesSettings({
          PONTIO_AGENCY_CHILDRENS_SERVICES_PORT: String(port),
          PONTIO_AGENCY_CHILDRENS_SERVICES_AGENCY_ID: northmere.id,
          PONTIO_AGENCY_CHILDRENS_SERVICES_DATABASE_URL: sandbox.northmereUrl,
          ...door('agency-childrens-services'),
        }),
      ),
    ),
    parts.addAt('agency-health', ports.health, (port) =>
      startHealth(
        loadAgencyHealthSettings({
          PONTIO_AGENCY_HEALTH_PORT: String(port),
          PONTIO_AGENCY_HEALTH_AGENCY_ID: willowbank.id,
          PONTIO_AGENCY_HEALTH_FHIR_URL: sandbox.willowbank.url,
          PONTIO_AGENCY_HEALTH_FHIR_TOKEN: sandbox.willowbank.token,
          ...door('agency-health'),
        }),
      ),
    ),
    parts.addAt('agency-education', ports.education, (port) =>
      startEducation(
        loadAgencyEducationSettings({
          PONTIO_AGENCY_EDUCATION_PORT: String(port),
          PONTIO_AGENCY_EDUCATION_AGENCY_ID: alderbrook.id,
          PONTIO_AGENCY_EDUCATION_API_URL: sandbox.alderbrook.url,
          PONTIO_AGENCY_EDUCATION_API_TOKEN: sandbox.alderbrook.token,
          ...door('agency-education'),
        }),
      ),
    ),
  ];
}
