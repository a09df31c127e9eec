import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalBytes } from '@pontio/audit-contract';
import { type EmbeddedKafka, startKafka } from '@pontio/embedded';
import { describeWithKafka } from '@pontio/testing/servers';
import { Kafka, logLevel } from 'kafkajs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batchOf, idsOf, sampleEvents } from '../../test/sample-events.js';
import { AUDIT_TOPIC, type KafkaTransportOptions, auditTopic } from './kafka-topic.js';
import { kafkaJsTransport } from './kafkajs.transport.js';
import { platformaticKafkaTransport } from './platformatic-kafka.transport.js';

const transports = { kafkaJsTransport, platformaticKafkaTransport };

describeWithKafka('the Kafka transport', () => {
  let server: EmbeddedKafka;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'journal-kafka-'));
    server = await startKafka({ dataDir });
  }, 180_000);
  afterAll(async () => {
    await server.kill();
    await rm(dataDir, { recursive: true });
  }, 60_000);

  describe.each(Object.entries(transports))('%s', (name, makeTransport) => {
    const options = (): KafkaTransportOptions => ({ brokers: server.brokers, deadlineMs: 4_000 });
    const port = (): number => Number(server.brokers[0]?.split(':')[1]);

    beforeAll(() => deleteTopic(server.brokers));

    it('makes the topic and carries the exact bytes, keyed by request, in the order of each request', async () => {
      const transport = makeTransport(options());
      const events = sampleEvents(`exact_${name}`, 300).map(({ data, ...event }, index) => ({
        ...event,
        data: { ...data, correlation: `req_${name}_${String(index % 3)}` },
      }));
      await transport.send(batchOf(events.slice(0, 100)));
      await transport.send(batchOf(events.slice(100)));
      await transport.close();

      const { messages, partitions } = await readAll(server.brokers, `req_${name}_`, 300);
      expect(partitions).toBe(auditTopic.partitions);
      for (const request of [0, 1, 2].map((n) => `req_${name}_${String(n)}`)) {
        const sent = events.filter(({ data }) => data.correlation === request);
        const received = messages.filter(({ key }) => key === request);
        expect(received.map(({ value }) => value)).toEqual(
          sent.map((event) => Buffer.from(canonicalBytes(event))),
        );
      }
    }, 60_000);

    it('says within its deadline that a broker is gone, and works again with it', async () => {
      const transport = makeTransport(options());
      await transport.send(batchOf(sampleEvents(`before_${name}`, 1)));
      const brokerPort = port();
      await server.kill();
      const events = sampleEvents(`while_${name}`, 2);
      const batch = batchOf(events);
      const started = performance.now();
      await expect(transport.send(batch)).rejects.toThrow();
      expect(performance.now() - started).toBeLessThan(6_000);

      server = await startKafka({ dataDir, port: brokerPort });
      await until(() => transport.send(batch));
      await transport.close();
      const { messages } = await readAll(server.brokers, `req_while_${name}_`, 2);
      const ids = messages.map(({ value }) => (JSON.parse(String(value)) as { id: string }).id);
      expect(new Set(ids)).toEqual(new Set(idsOf(events)));
    }, 120_000);

    it('knows soon that a broker hangs, and works again with it', async () => {
      const transport = makeTransport(options());
      await until(() => transport.probe());
      server.hang();
      try {
        await expect(transport.probe()).rejects.toThrow();
      } finally {
        server.resume();
      }
      await until(() => transport.send(batchOf(sampleEvents(`resumed_${name}`, 1))));
      await transport.close();
    }, 60_000);

    it('refuses to send once it is closed', async () => {
      const transport = makeTransport(options());
      await transport.close();
      await expect(transport.send(batchOf(sampleEvents('late', 1)))).rejects.toThrow('closed');
    });
  });
});

async function deleteTopic(brokers: string[]): Promise<void> {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  if ((await admin.listTopics()).includes(AUDIT_TOPIC)) await admin.deleteTopics({ topics: [AUDIT_TOPIC] });
  await admin.disconnect();
}

async function until(attempt: () => Promise<void>): Promise<void> {
  for (let failures = 0; ; failures += 1) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (failures === 20) throw error;
    }
  }
}

interface Message {
  readonly key: string;
  readonly value: Buffer;
}

/** Reads the topic from its beginning until it has `count` messages whose key begins with `prefix`. */
async function readAll(
  brokers: string[],
  prefix: string,
  count: number,
): Promise<{ messages: Message[]; partitions: number }> {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const { topics } = await admin.fetchTopicMetadata({ topics: [AUDIT_TOPIC] });
  await admin.disconnect();
  const consumer = kafka.consumer({ groupId: `spec-${prefix}` });
  const messages: Message[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic: AUDIT_TOPIC, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachMessage: ({ message }) => {
          const key = String(message.key);
          if (key.startsWith(prefix)) messages.push({ key, value: message.value ?? Buffer.alloc(0) });
          if (messages.length >= count) resolve();
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return { messages, partitions: topics[0]?.partitions.length ?? 0 };
}
