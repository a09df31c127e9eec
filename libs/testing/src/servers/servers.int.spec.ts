import { expect, it } from '@jest/globals';
import { describe } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { createTestDatabase, describeWithKafka, testKafka } from './index.js';

describe('createTestDatabase', () => {
  it('gives each caller an empty database of its own', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const first = new pg.Client(one.url);
    const second = new pg.Client(two.url);
    await Promise.all([first.connect(), second.connect()]);

    await first.query('create table mine (n int)');

    await expect(second.query('select * from mine')).rejects.toThrow('does not exist');
    await Promise.all([first.end(), second.end()]);
    await Promise.all([one.drop(), two.drop()]);
  }, 60_000);
});

describeWithKafka('testKafka', () => {
  it('gives every caller the same Kafka and a prefix of its own', async () => {
    const [one, two] = await Promise.all([testKafka(), testKafka()]);
    expect(one.brokers).toEqual(two.brokers);
    expect(one.prefix).not.toBe(two.prefix);

    const admin = new Kafka({ brokers: one.brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    expect(await admin.describeCluster()).toMatchObject({ brokers: [{ nodeId: 1 }] });
    await admin.disconnect();
  }, 120_000);
});
