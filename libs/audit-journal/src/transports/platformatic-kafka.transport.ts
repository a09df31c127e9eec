import { Admin, ProduceAcks, Producer } from '@platformatic/kafka';
import { type AuditTransport, eventsOf } from '../transport.js';
import {
  AUDIT_TOPIC,
  CHAIN_HEADER,
  type KafkaTransportOptions,
  SEND_DEADLINE_MS,
  auditTopic,
} from './kafka-topic.js';
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
  return new ReconnectingTransport({
    ...{ name: 'platformatic-kafka', isReplicated: true, deadlineMs },
    connect: () => connect(client, replicationFactor),
  });
}

async function connect(client: ClientOptions, replicationFactor: number): Promise<Connection> {
  await ensureTopic(client, replicationFactor);
  const producer = new Producer({ ...client, idempotent: true, acks: ProduceAcks.ALL });
  const chainHeader = Buffer.from(CHAIN_HEADER);
  return {
    async send(batch) {
      const events = eventsOf(batch);
      const chain = new Map([[chainHeader, Buffer.from(batch.chain)]]);
      const messages = events.map(({ correlation, bytes }, index) => ({
        topic: AUDIT_TOPIC,
        key: Buffer.from(correlation),
        value: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        ...(index === events.length - 1 && { headers: chain }),
      }));
      await producer.send({ messages });
    },
    async probe() {
      await producer.metadata({ topics: [AUDIT_TOPIC], forceUpdate: true });
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
