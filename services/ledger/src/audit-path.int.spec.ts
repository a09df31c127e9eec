import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type AuditJournal, kafkaJsTransport, openJournal } from '@pontio/audit-journal';
import { type EmbeddedKafka, applyTopics, startKafka } from '@pontio/embedded';
import { createLogger } from '@pontio/platform';
import { type TestDatabase, createTestDatabase, describeWithKafka } from '@pontio/testing/servers';
import { checkSignatures, parseNote } from '@pontio/transparency-log';
import { Kafka, logLevel } from 'kafkajs';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { testSigner } from '../test/test-signer.js';
import { idsOf, sampleEvents } from '../test/sample-events.js';
import { loadOffsets } from './consumer/load-offsets.js';
import { type OpenLog, openLog } from './open-log.js';
import { openDatabase } from './persistence/open-database.js';

const quiet = createLogger('test');
quiet.level = 'silent';
const root = join(import.meta.dirname, '../../..');

describeWithKafka('the path of an audit event', () => {
  let home: string;
  let kafka: EmbeddedKafka;
  let database: TestDatabase;
  let dataSource: DataSource;
  let ledger: OpenLog | undefined;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'audit-path-'));
    database = await createTestDatabase();
    dataSource = await openDatabase(database.url);
    kafka = await startKafka({ dataDir: join(home, 'kafka') });
    await applyTopics(kafka.brokers);
  }, 180_000);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await dataSource.destroy();
    await database.drop();
    await kafka.kill();
    await rm(home, { recursive: true });
  }, 60_000);
  afterEach(() => stopLedger(), 10_000);

  async function startLedger(): Promise<void> {
    ledger = await openLog({
      url: database.url,
      holder: 'tested',
      signer: testSigner,
      logger: quiet,
      kafka: { brokers: kafka.brokers, group: 'pontio-ledger' },
    });
  }

  async function stopLedger(): Promise<void> {
    await ledger?.close();
    ledger = undefined;
  }

  const startJournal = (name: string): Promise<AuditJournal> =>
    openJournal({
      directory: join(home, name),
      transport: kafkaJsTransport({ brokers: kafka.brokers, deadlineMs: 4_000 }),
      logger: quiet,
    });

  async function recorded(prefix: string): Promise<string[]> {
    const rows = await dataSource.query<{ event_id: string }[]>(
      'select event_id from event where event_id like $1 order by log_index',
      [`evt_${prefix}_%`],
    );
    return rows.map(({ event_id }) => event_id);
  }

  /** The ids in the ledger once there are at least as many as expected. */
  async function whenRecorded(prefix: string, count: number): Promise<string[]> {
    await until(async () => (await recorded(prefix)).length >= count);
    return recorded(prefix);
  }

  function run(script: string, ...args: string[]): ChildProcess {
    const loader = join(root, 'libs/testing/src/servers/source-loader.mjs');
    const flags = ['--experimental-transform-types', '--no-warnings', `--import=${loader}`];
    const child = spawn(process.execPath, [...flags, join(root, 'services/ledger/test', script), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  }

  it('loses and doubles nothing when the journal dies between acknowledgement and cursor', async () => {
    await startLedger();
    const kept: string[] = [];
    for (const [round, batches] of ['1', '5', '20'].entries()) {
      const child = run(
        'append-and-die.ts',
        join(home, 'dies'),
        String(kafka.brokers[0]),
        `die${String(round)}`,
        batches,
      );
      const closed = once(child, 'close');
      let printed = '';
      child.stdout?.on('data', (chunk) => (printed += String(chunk)));
      await closed;
      kept.push(...printed.split('\n').filter((line) => line.startsWith('evt_')));
    }
    const journal = await startJournal('dies');
    await journal.whenDrained();
    await journal.close();
    expect(kept.length).toBeGreaterThan(20);
    // Events that died before they were printed arrive too, so a count would not do.
    await until(async () => {
      const arrived = new Set(await recorded('die'));
      return kept.every((id) => arrived.has(id));
    });
    const ids = await recorded('die');
    expect(kept.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  }, 60_000);

  it('delivers everything once when Kafka is killed under load and comes back', async () => {
    await startLedger();
    const journal = await startJournal('outage');
    const events = sampleEvents('outage', 400);
    await journal.append(events.slice(0, 100));
    await whenRecorded('outage', 1);
    const port = Number(kafka.brokers[0]?.split(':')[1]);
    const [killed] = [kafka.kill()];
    for (const event of events.slice(100, 300)) await journal.append([event]);
    await killed;
    expect(journal.isWritable()).toBe(true);

    kafka = await startKafka({ dataDir: join(home, 'kafka'), port });
    await journal.append(events.slice(300));
    await journal.whenDrained();
    await journal.close();
    const ids = await whenRecorded('outage', events.length);
    expect(ids.toSorted()).toEqual(idsOf(events).toSorted());
  }, 120_000);

  it('loses and doubles nothing when the ledger is killed while it reads', async () => {
    const journal = await startJournal('ledger');
    const events = sampleEvents('ledger', 3_000);
    const first = run('consume-for-ever.ts', database.url, String(kafka.brokers[0]));
    await journal.append(events.slice(0, 1_500));
    await whenRecorded('ledger', 1);
    const died = once(first, 'close');
    first.kill('SIGKILL');
    await died;
    await journal.append(events.slice(1_500));
    await journal.whenDrained();
    await journal.close();

    await startLedger();
    const ids = await whenRecorded('ledger', events.length);
    expect(ids.toSorted()).toEqual(idsOf(events).toSorted());
  }, 60_000);

  it('copies what is no event, and its signed checkpoints, to topics of their own', async () => {
    await startLedger();
    await ledger?.record([Buffer.from('no event at all')]);
    const values = await firstValues({
      'ig.audit.invalid.v1': 'no event',
      'ig.audit.checkpoint.v1': 'test.pontio/audit',
    });
    expect(values.get('ig.audit.invalid.v1')).toBe('no event at all');
    const checkpoint = parseNote(values.get('ig.audit.checkpoint.v1') ?? '');
    expect(checkSignatures(checkpoint, [testSigner.public])).toHaveLength(1);
  }, 60_000);

  /** Of each topic the first value that begins with some text. */
  async function firstValues(starts: Readonly<Record<string, string>>): Promise<Map<string, string>> {
    const consumer = new Kafka({ brokers: kafka.brokers, logLevel: logLevel.NOTHING }).consumer({
      groupId: 'reads-copies',
    });
    const found = new Map<string, string>();
    await consumer.connect();
    await consumer.subscribe({ topics: Object.keys(starts), fromBeginning: true });
    await consumer.run({
      eachMessage: ({ topic, message }) => {
        const value = String(message.value);
        if (value.startsWith(starts[topic] ?? '')) found.set(topic, value);
        return Promise.resolve();
      },
    });
    await until(() => Promise.resolve(found.size === Object.keys(starts).length));
    await consumer.disconnect();
    return found;
  }

  it('records nothing twice when it has to read Kafka from the beginning', async () => {
    const count = async (): Promise<unknown> =>
      dataSource.query('select count(*)::int, count(distinct event_id)::int as ids from event');
    const before = await count();
    const offsets = await loadOffsets(dataSource, 'ig.audit.v1');
    await dataSource.query('delete from kafka_offset');
    await startLedger();
    await until(async () => (await loadOffsets(dataSource, 'ig.audit.v1')).size === offsets.size);
    const journal = await startJournal('again');
    await journal.append(sampleEvents('again', 1));
    await journal.whenDrained();
    await journal.close();
    await whenRecorded('again', 1);
    await stopLedger();
    expect(await loadOffsets(dataSource, 'ig.audit.v1')).not.toEqual(new Map());
    const [was] = before as { count: number }[];
    expect(await count()).toEqual([{ count: Number(was?.count) + 1, ids: Number(was?.count) + 1 }]);
  }, 60_000);
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 40_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('the condition did not come true');
    await pause(50);
  }
}
