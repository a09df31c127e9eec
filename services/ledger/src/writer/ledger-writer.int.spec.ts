import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalBytes } from '@pontio/audit-contract';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { createLogger } from '@pontio/platform';
import type { DataSource } from 'typeorm';
import { testSigner } from '../../test/test-signer.js';
import { idsOf, sampleEvents } from '../../test/sample-events.js';
import { loadOffsets } from '../consumer/load-offsets.js';
import { type OpenLog, openLog } from '../open-log.js';
import type { RecordEvents } from './ledger-writer.js';

const quiet = createLogger('test');
quiet.level = 'silent';

interface Row {
  readonly event_id: string;
  readonly kind: string;
  readonly bytes: Buffer;
}

describe('the ledger', () => {
  let database: TestDatabase;
  let log: OpenLog;
  let dataSource: DataSource;
  let recordEvents: RecordEvents;
  let run = 0;
  let prefix: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    log = await openLog({ url: database.url, holder: 'tested', signer: testSigner, logger: quiet });
    dataSource = log.owner;
    recordEvents = log.record;
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await database.drop();
  });
  beforeEach(() => {
    prefix = `run${String((run += 1))}`;
  });

  const rows = (pattern: string): Promise<Row[]> =>
    dataSource.query('select event_id, kind, bytes from event where event_id like $1 order by log_index', [
      pattern,
    ]);

  it('records the exact bytes of each event once, whether it comes twice in a batch or in another', async () => {
    const events = sampleEvents(prefix, 20);
    const bytes = events.map(canonicalBytes);
    await recordEvents([...bytes, ...bytes]);
    await Promise.all([recordEvents(bytes), recordEvents(bytes.toReversed())]);

    const recorded = await rows(`evt_${prefix}_%`);
    expect(recorded.map(({ event_id }) => event_id)).toEqual(idsOf(events));
    expect(recorded.map((row) => row.bytes)).toEqual(bytes.map((one) => Buffer.from(one)));
  });

  it('keeps what is no valid event as an opaque row, once', async () => {
    const [event] = sampleEvents(prefix, 1);
    const malformed = [
      Buffer.from('{"not": "an event"}'),
      Buffer.from([0, 255, 10]),
      Buffer.from(JSON.stringify({ ...event, note: 'unknown key' })),
    ];
    const before = (await rows('inv_%')).length;
    await recordEvents(malformed);
    await recordEvents(malformed);
    const opaque = (await rows('inv_%')).slice(before);
    expect(opaque.map(({ kind, bytes }) => ({ kind, bytes }))).toEqual(
      malformed.map((bytes) => ({ kind: 'INVALID', bytes })),
    );
  });

  it('keeps other bytes that come under an id already taken, and the first stay as they were', async () => {
    const [first] = sampleEvents(prefix, 1).map(canonicalBytes);
    const [other] = sampleEvents(prefix, 1, { outcome: 'deny' }).map(canonicalBytes);
    if (!first || !other) throw new Error('no events');
    const before = (await rows('inv_%')).length;
    await recordEvents([first]);
    await recordEvents([other, first]);
    await recordEvents([other]);
    expect((await rows(`evt_${prefix}_%`)).map(({ bytes }) => bytes)).toEqual([Buffer.from(first)]);
    expect((await rows('inv_%')).slice(before).map(({ bytes }) => bytes)).toEqual([Buffer.from(other)]);
  });

  it.each([
    ["update event set outcome = 'permit'", 'UPDATE'],
    ['delete from event', 'DELETE'],
    ['truncate event', 'TRUNCATE'],
  ])('refuses "%s"', async (statement, verb) => {
    await recordEvents(sampleEvents(prefix, 1).map(canonicalBytes));
    await expect(dataSource.query(statement)).rejects.toThrow(
      `the audit log is append-only: ${verb} is refused`,
    );
    expect(await rows(`evt_${prefix}_%`)).toHaveLength(1);
  });

  it('writes events and offset together, or neither', async () => {
    const bytes = sampleEvents(prefix, 3).map(canonicalBytes);
    const readUpTo = { topic: prefix, partition: 4 };
    await expect(recordEvents(bytes, { ...readUpTo, nextOffset: 'no number' })).rejects.toThrow();
    expect(await rows(`evt_${prefix}_%`)).toEqual([]);

    await recordEvents(bytes, { ...readUpTo, nextOffset: '3' });
    expect(await rows(`evt_${prefix}_%`)).toHaveLength(3);
    expect(await loadOffsets(dataSource, prefix)).toEqual(new Map([[4, '3']]));
  });
});
