import { createReferencer } from '@pontio/audit-contract';
import { type Logger, type RunningService, createLogger, newId, serveNest } from '@pontio/platform';
import { loadGatewayKeys } from '@pontio/subgraph';
import { readFileSync } from 'node:fs';
import type { LedgerSettings } from './config.js';
import { LEDGER, ledgerModule } from './ledger.module.js';
import { loadPolicy, loadSigner } from './load-keys.js';
import { type LogOptions, openLog } from './open-log.js';

/**
 * Starts the ledger: migrates its schema, serves its subgraph (and ingest, with a token) and, once it is the one
 * writer, reads the audit topic (with brokers). Kafka may be down at start.
 *
 * @throws an Error that says in one sentence what to do
 */
export async function startLedger(settings: LedgerSettings): Promise<RunningService> {
  const { PONTIO_KAFKA_BROKERS: brokers, PONTIO_LEDGER_INGEST_TOKEN: ingestToken } = settings;
  if (brokers === undefined && ingestToken === undefined)
    throw new Error(
      'The ledger would get no events: set PONTIO_KAFKA_BROKERS or PONTIO_LEDGER_INGEST_TOKEN.',
    );
  const { PONTIO_LEDGER_AUDIT_KEY_FILE: auditKey } = settings;
  const { PONTIO_LEDGER_FHIR_READERS: fhirReaders } = settings;
  const gatewayKeys = loadGatewayKeys(settings.PONTIO_GATEWAY_KEYS_FILE);
  const logger = createLogger(LEDGER);
  const log = await openLog(logOptionsOf(settings, logger));
  try {
    const module = ledgerModule({
      reader: log.reader,
      recordEvents: log.record,
      gatewayKeys,
      logger,
      ...(auditKey !== undefined && { refs: createReferencer(readFileSync(auditKey)) }),
      ...(fhirReaders && { fhirReaders }),
      exportToken: settings.PONTIO_LEDGER_EXPORT_TOKEN ?? '',
      ...(ingestToken !== undefined && { ingestToken }),
    });
    const { PONTIO_LEDGER_PORT: port, PONTIO_LEDGER_HOST: host } = settings;
    const service = await serveNest(module, { name: LEDGER, port, host, logger });
    const close = async (): Promise<void> => {
      await log.stop();
      await service.close();
      await log.close();
    };
    return { name: LEDGER, url: service.url, close: once(close) };
  } catch (error) {
    await log.close();
    throw error;
  }
}

function logOptionsOf(settings: LedgerSettings, logger: Logger): LogOptions {
  const { PONTIO_KAFKA_BROKERS: brokers, PONTIO_LEDGER_WITNESS_POLICY_FILE: policyFile } = settings;
  const { PONTIO_LEDGER_RETENTION_MONTHS: months } = settings;
  return {
    url: settings.PONTIO_LEDGER_DATABASE_URL,
    holder: newId('ldg'),
    logger,
    signer: loadSigner(settings.PONTIO_LEDGER_SIGNING_KEY_FILE),
    ...(months !== undefined && { retentionMonths: months }),
    ...(policyFile !== undefined && { policy: loadPolicy(policyFile) }),
    ...(brokers && { kafka: { brokers, group: settings.PONTIO_LEDGER_CONSUMER_GROUP } }),
  };
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}
