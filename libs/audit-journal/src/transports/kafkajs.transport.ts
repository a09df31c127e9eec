import type { Kafka } from 'kafkajs';
import { type AuditTransport, eventsOf } from '../transport.js';
import {
  AUDIT_TOPIC,
  CHAIN_HEADER,
  type KafkaTransportOptions,
  SEND_DEADLINE_MS,
  auditTopic,
} from './kafka-topic.js';
import { idempotentProducer, impatientKafka } from './kafkajs-client.js';
import { type Connection, ReconnectingTransport } from './reconnecting-transport.js';

/**
 * Sends to Kafka with kafkajs: idempotent producer, acknowledged by all in-sync replicas, keyed by request.
 * Makes the topic when it is missing.
 */
export function kafkaJsTransport(options: KafkaTransportOptions): AuditTransport {
  const { brokers, replicationFactor = 1, deadlineMs = SEND_DEADLINE_MS } = options;
  const kafka = impatientKafka('pontio-audit-journal', brokers);
  return new ReconnectingTransport({
    ...{ name: 'kafkajs', isReplicated: true, deadlineMs },
    connect: () => connect(kafka, replicationFactor),
  });
}

async function connect(kafka: Kafka, replicationFactor: number): Promise<Connection> {
  await ensureAuditTopic(kafka, replicationFactor);
  const producer = idempotentProducer(kafka);
  const admin = kafka.admin();
  await Promise.all([producer.connect(), admin.connect()]);
  return {
    async send(batch) {
      const events = eventsOf(batch);
      const messages = events.map(({ correlation, bytes }, index) => ({
        key: correlation,
        value: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        ...(index === events.length - 1 && { headers: { [CHAIN_HEADER]: batch.chain } }),
      }));
      await producer.send({ topic: AUDIT_TOPIC, acks: -1, messages });
    },
    async probe() {
      await admin.fetchTopicMetadata({ topics: [AUDIT_TOPIC] });
    },
    async close() {
      await Promise.allSettled([producer.disconnect(), admin.disconnect()]);
    },
  };
}

/** Makes the audit topic when it is missing. */
export async function ensureAuditTopic(kafka: Kafka, replicationFactor = 1): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    if ((await admin.listTopics()).includes(AUDIT_TOPIC)) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        {
          topic: AUDIT_TOPIC,
          numPartitions: auditTopic.partitions,
          replicationFactor,
          configEntries: auditTopic.settings(replicationFactor),
        },
      ],
    });
  } finally {
    await admin.disconnect();
  }
}
