import { createDataSource, runMigrations } from '@pontio/persistence';
import { type RunningService, createLogger, serveNest } from '@pontio/platform';
import { loadGatewayKeys } from '@pontio/subgraph';
import type { DataSource } from 'typeorm';
import { loadOffsets, recordEventsIn } from './application/record-events.js';
import type { LedgerSettings } from './config.js';
import { AuditConsumer } from './consumer/audit-consumer.js';
import { LEDGER, ledgerModule } from './ledger.module.js';
import { EventEntity } from './persistence/event.entity.js';
import { CreateLedger1764000000000 } from './persistence/migrations/1764000000000-create-ledger.migration.js';

/**
 * Starts the ledger: migrates its schema, serves its subgraph (and ingest, with a token) and reads the audit
 * topic (with brokers). Kafka may be down at start.
 *
 * @throws an Error that says in one sentence what to do
 */
export async function startLedger(settings: LedgerSettings): Promise<RunningService> {
  const { PONTIO_KAFKA_BROKERS: brokers, PONTIO_LEDGER_INGEST_TOKEN: ingestToken } = settings;
  if (brokers === undefined && ingestToken === undefined)
    throw new Error(
      'The ledger would get no events: set PONTIO_KAFKA_BROKERS or PONTIO_LEDGER_INGEST_TOKEN.',
    );
  const gatewayKeys = loadGatewayKeys(settings.PONTIO_GATEWAY_KEYS_FILE);
  const logger = createLogger(LEDGER);
  const dataSource = await openDatabase(settings.PONTIO_LEDGER_DATABASE_URL);
  const recordEvents = recordEventsIn(dataSource);
  const consumer =
    brokers &&
    new AuditConsumer({
      brokers,
      group: settings.PONTIO_LEDGER_CONSUMER_GROUP,
      recordEvents,
      loadOffsets: (topic) => loadOffsets(dataSource, topic),
      logger,
    });
  try {
    const module = ledgerModule({
      dataSource,
      recordEvents,
      gatewayKeys,
      logger,
      ...(ingestToken !== undefined && { ingestToken }),
    });
    const { PONTIO_LEDGER_PORT: port, PONTIO_LEDGER_HOST: host } = settings;
    const service = await serveNest(module, { name: LEDGER, port, host, logger });
    consumer?.start();
    return { name: LEDGER, url: service.url, close: once(close) };

    async function close(): Promise<void> {
      await consumer?.stop();
      await service.close();
      await dataSource.destroy();
    }
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** The ledger's migrated data source. */
export async function openDatabase(url: string): Promise<DataSource> {
  const dataSource = createDataSource({
    url,
    schema: 'ledger',
    entities: [EventEntity],
    migrations: [CreateLedger1764000000000],
  });
  await runMigrations(dataSource);
  return dataSource;
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}
