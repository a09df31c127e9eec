import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consumer, Producer, stringDeserializers, stringSerializers } from '@platformatic/kafka';
import { describeWithKafka } from '@pontio/testing/servers';
import { Kafka, logLevel } from 'kafkajs';
import { kafkaAvailable } from './kafka-available.js';
import { type EmbeddedKafka, startKafka } from './start-kafka.js';

const dataDir = mkdtempSync(join(tmpdir(), 'pontio-kafka-'));
const TOPIC = 'embedded.spec.v1';

describeWithKafka('startKafka', () => {
  let server: EmbeddedKafka;

  beforeAll(async () => {
    server = await startKafka({ dataDir });
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);

  const client = (): Kafka => new Kafka({ brokers: server.brokers, logLevel: logLevel.NOTHING });

  async function createTopic(topic: string): Promise<void> {
    const admin = client().admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    await admin.disconnect();
  }

  async function produce(...values: string[]): Promise<void> {
    const producer = client().producer({ idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    await producer.send({ topic: TOPIC, acks: -1, messages: values.map((value) => ({ value })) });
    await producer.disconnect();
  }

  async function consume(count: number, groupId: string): Promise<string[]> {
    const consumer = client().consumer({ groupId });
    const values: string[] = [];
    await consumer.connect();
    await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer
        .run({
          eachMessage: ({ message }) => {
            values.push(String(message.value));
            if (values.length === count) resolve();
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
    await consumer.disconnect();
    return values;
  }

  it('works with kafkajs: topic, idempotent producer, consumer group', async () => {
    await createTopic(TOPIC);
    await produce('first', 'second');
    expect(await consume(2, 'kafkajs')).toEqual(['first', 'second']);
  }, 30_000);

  it('keeps what was produced when it is killed', async () => {
    await server.kill();
    server = await startKafka({ dataDir });

    await produce('third');

    expect(await consume(3, 'after-the-crash')).toEqual(['first', 'second', 'third']);
  }, 60_000);

  it('works with @platformatic/kafka', async () => {
    const topic = 'embedded.platformatic.v1';
    await createTopic(topic);
    const base = { clientId: 'spec', bootstrapBrokers: server.brokers };
    const producer = new Producer({ ...base, serializers: stringSerializers, idempotent: true });
    await producer.send({ messages: [{ topic, key: 'k', value: 'hello' }] });
    const consumer = new Consumer({ ...base, groupId: 'platformatic', deserializers: stringDeserializers });
    const stream = await consumer.consume({ topics: [topic], mode: 'earliest', autocommit: true });
    for await (const message of stream) {
      expect(message.value).toBe('hello');
      break;
    }
    await consumer.close(true);
    await producer.close();
  }, 30_000);

  it('refuses a topic nobody created, so that a misspelling cannot lose events', async () => {
    const producer = client().producer({ retry: { retries: 0 } });
    await producer.connect();
    await expect(producer.send({ topic: 'misspelt', messages: [{ value: 'x' }] })).rejects.toThrow();
    await producer.disconnect();
  });

  it('says that another process uses the folder', async () => {
    await expect(startKafka({ dataDir })).rejects.toThrow(/^Kafka cannot start: process \d+ already uses/);
  }, 30_000);
});

describe('kafkaAvailable', () => {
  it('says in one line that there is no Java', () => {
    const path = process.env['PATH'];
    const home = process.env['JAVA_HOME'];
    delete process.env['JAVA_HOME'];
    process.env['PATH'] = '/nowhere';
    expect(kafkaAvailable()).toEqual({
      ok: false,
      missing: 'Kafka needs Java 17 or newer, and there is no "java" here.',
    });
    process.env['PATH'] = path;
    if (home !== undefined) process.env['JAVA_HOME'] = home;
  });
});
