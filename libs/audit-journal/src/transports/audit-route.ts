import { z } from 'zod';
import type { AuditTransport } from '../transport.js';
import { kafkaJsTransport } from './kafkajs.transport.js';
import { ledgerTransport } from './ledger.transport.js';
import { platformaticKafkaTransport } from './platformatic-kafka.transport.js';

/** The settings, shared by every process that writes audit, that say which way its events travel. */
export const auditRouteSettings = {
  PONTIO_KAFKA_BROKERS: z
    .string()
    .optional()
    .describe('Kafka brokers as host:port, separated by commas; without, audit goes straight to the ledger'),
  PONTIO_KAFKA_CLIENT: z
    .enum(['kafkajs', 'platformatic'])
    .default('kafkajs')
    .describe('which Kafka client sends the audit events'),
  PONTIO_LEDGER_INGEST_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where the ledger takes audit events on a machine without Kafka'),
  PONTIO_LEDGER_INGEST_TOKEN: z.string().optional().describe('credential for PONTIO_LEDGER_INGEST_URL'),
};

/** Parsed {@link auditRouteSettings}. */
export type AuditRoute = Readonly<z.infer<z.ZodObject<typeof auditRouteSettings>>>;

/**
 * The transport that the settings ask for: Kafka where there are brokers, else straight to the ledger.
 *
 * @throws an Error that says which settings are missing: a journal that leads nowhere would fill its disk
 */
export function auditTransport(route: AuditRoute): AuditTransport {
  const brokers = route.PONTIO_KAFKA_BROKERS?.split(',').map((broker) => broker.trim());
  if (brokers !== undefined) {
    return route.PONTIO_KAFKA_CLIENT === 'kafkajs'
      ? kafkaJsTransport({ brokers })
      : platformaticKafkaTransport({ brokers });
  }
  const { PONTIO_LEDGER_INGEST_URL: url, PONTIO_LEDGER_INGEST_TOKEN: token } = route;
  if (url === undefined || token === undefined) {
    throw new Error(
      'Audit events lead nowhere: set PONTIO_KAFKA_BROKERS, or PONTIO_LEDGER_INGEST_URL and PONTIO_LEDGER_INGEST_TOKEN.',
    );
  }
  return ledgerTransport({ url, token });
}
