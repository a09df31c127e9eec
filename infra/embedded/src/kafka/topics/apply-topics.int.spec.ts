import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AUDIT_TOPIC, auditTopic } from '@pontio/audit-journal';
import { describeWithKafka } from '@pontio/testing/servers';
import { Kafka, logLevel } from 'kafkajs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedKafka, startKafka } from '../start-kafka.js';
import { applyTopics, checkTopics } from './apply-topics.js';
import { wantedTopics } from './wanted-topics.js';

describeWithKafka('topics as code', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pontio-topics-'));
  let server: EmbeddedKafka;
  beforeAll(async () => {
    server = await startKafka({ dataDir });
  }, 120_000);
  afterAll(async () => {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);

  it('are made where they are missing, put right where they differ, and then left alone', async () => {
    const admin = new Kafka({ brokers: server.brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const configEntries = [{ name: 'retention.ms', value: '60000' }];
    await admin.createTopics({ topics: [{ topic: 'ig.audit.invalid.v1', numPartitions: 1, configEntries }] });
    await admin.disconnect();

    const before = await checkTopics(server.brokers);
    expect(before.faults).toEqual(
      expect.arrayContaining([
        'ig.audit.v1 is missing',
        'ig.audit.invalid.v1 has 1 partitions instead of 3',
        'ig.audit.invalid.v1 has retention.ms=60000 instead of 1209600000',
      ]),
    );
    expect(await applyTopics(server.brokers)).toEqual({ done: before.faults, faults: [] });
    expect(await checkTopics(server.brokers)).toEqual({ done: [], faults: [] });
    expect(await applyTopics(server.brokers)).toEqual({ done: [], faults: [] });
  }, 60_000);

  it('are the same for a journal that makes its topic itself', () => {
    for (const brokers of [1, 3]) {
      const wanted = wantedTopics(brokers).find(({ name }) => name === AUDIT_TOPIC);
      expect(wanted?.partitions).toBe(auditTopic.partitions);
      const made = auditTopic.settings(brokers).map(({ name, value }) => [name, value]);
      expect(Object.entries(wanted?.settings ?? {})).toEqual(expect.arrayContaining(made));
    }
  });

  it('survive the loss of a broker without losing an event, where there are three', () => {
    expect(wantedTopics(3)[0]).toMatchObject({ replicas: 3, settings: { 'min.insync.replicas': '2' } });
    expect(wantedTopics(1)[0]).toMatchObject({ replicas: 1, settings: { 'min.insync.replicas': '1' } });
  });
});
