import { Admin, ProduceAcks, Producer } from '@platformatic/kafka';
import { type AuditTransport, eventsOf } from '../transport.js';
import { AUDIT_TOPIC, type KafkaTransportOptions, SEND_DEADLINE_MS, auditTopic } from './kafka-topic.js';
import { type Connection, ReconnectingTransport } from './reconnecting-transport.js';

interface ClientOptions {
  readonly clientId: string;
  readonly bootstrapBrokers: string[];
  readonly retries: number;
  readonly connectTimeout: number;
  readonly requestTimeout: number;
}

/**
 * Sends to Kafka with `@platformatic/kafka`; promises exactly what `kafkaJsTransport` promises, so that
 * neither client is a single point of trust.
 */
export function platformaticKafkaTransport(options: KafkaTransportOptions): AuditTransport {
  const { brokers, replicationFactor = 1, deadlineMs = SEND_DEADLINE_MS } = options;
  const client: ClientOptions = {
    clientId: 'pontio-audit-journal',
    bootstrapBrokers: [...brokers],
    retries: 1,
    connectTimeout: 3_000,
    requestTimeout: 5_000,
  };
  return new ReconnectingTransport(
    'platformatic-kafka',
    () => connect(client, replicationFactor),
    deadlineMs,
  );
}

async function connect(client: ClientOptions, replicationFactor: number): Promise<Connection> {
  await ensureTopic(client, replicationFactor);
  const producer = new Producer({ ...client, idempotent: true, acks: ProduceAcks.ALL });
  return {
    async send(batch) {
      const messages = eventsOf(batch).map(({ correlation, bytes }) => ({
        topic: AUDIT_TOPIC,
        key: Buffer.from(correlation),
        value: Buffer.from(bytes),
      }));
      await producer.send({ messages });
    },
    close: () => producer.close(),
  };
}

async function ensureTopic(client: ClientOptions, replicas: number): Promise<void> {
  const admin = new Admin({ ...client });
  try {
    if ((await admin.listTopics()).includes(AUDIT_TOPIC)) return;
    await admin.createTopics({
      topics: [AUDIT_TOPIC],
      partitions: auditTopic.partitions,
      replicas,
      configs: auditTopic.settings(replicas),
    });
  } finally {
    await admin.close();
  }
}
