export {
  type AuditJournal,
  type Evidence,
  type JournalLimits,
  type JournalState,
  defaultLimits,
} from './audit-journal.js';
export { type JournalOptions, openJournal } from './open-journal.js';
export { type AuditTransport, type OutgoingBatch, type OutgoingEvent, eventsOf } from './transport.js';
export { type AuditRoute, auditRouteSettings, auditTransport } from './transports/audit-route.js';
export { AUDIT_TOPIC, type KafkaTransportOptions, auditTopic } from './transports/kafka-topic.js';
export { idempotentProducer, impatientKafka } from './transports/kafkajs-client.js';
export { ensureAuditTopic, kafkaJsTransport } from './transports/kafkajs.transport.js';
export { type LedgerTransportOptions, ledgerIngest, ledgerTransport } from './transports/ledger.transport.js';
export { platformaticKafkaTransport } from './transports/platformatic-kafka.transport.js';
