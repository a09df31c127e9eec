import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalBytes } from '@pontio/audit-contract';
import { createLogger } from '@pontio/platform';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { loggedEntries, rootOver } from '../../test/logged-entries.js';
import { testSigner } from '../../test/test-signer.js';
import { sampleEvents } from '../../test/sample-events.js';
import { type OpenLog, openLog } from '../open-log.js';

const quiet = createLogger('test');
quiet.level = 'silent';

const bytesOf = (prefix: string, count: number, change = {}): Uint8Array[] =>
  sampleEvents(prefix, count, change).map(canonicalBytes);

describe('the provable log', () => {
  let database: TestDatabase;
  let log: OpenLog;
  const open = (holder: string): Promise<OpenLog> =>
    openLog({ url: database.url, holder, signer: testSigner, logger: quiet });
  beforeEach(async () => {
    database = await createTestDatabase();
    log = await open('first');
  }, 60_000);
  afterEach(async () => {
    await log.close();
    await database.drop();
  });

  async function head(): Promise<{ size: number; root: string; epoch: number; holder: string }> {
    const [row] = await log.owner.query<{ size: number; root: string; epoch: number; holder: string }[]>(
      `select size::int, encode(root, 'base64') as root, epoch::int, holder from log_head`,
    );
    if (!row) throw new Error('the log has no head');
    return row;
  }

  it('is a tree over every entry, across batches and terms of a writer', async () => {
    await log.record(bytesOf('one', 700));
    await Promise.all([log.record(bytesOf('two', 300)), log.record([Buffer.from('no event')])]);
    await log.close();
    log = await open('second');
    await log.record(bytesOf('three', 20));

    const entries = await loggedEntries(log.owner);
    expect(entries).toHaveLength(1_021);
    expect(await head()).toMatchObject({ size: 1_021, root: rootOver(entries), holder: 'second' });
  });

  it('numbers and links the entries of each controller, so that it sees when one is missing', async () => {
    await log.record([...bytesOf('both', 2), ...bytesOf('own', 1, { owner: 'agy_leafshire' })]);
    await log.record([Buffer.from('no event'), ...bytesOf('later', 1)]);
    const entries = await loggedEntries(log.owner);
    for (const [id, indexes] of [
      ['agy_alderbrook', [0, 1, 4]],
      ['agy_leafshire', [0, 1, 2, 4]],
      ['gateway', [3]],
    ] as const) {
      const links = entries.map(({ chains }) => chains.find((link) => link.id === id));
      expect(links.flatMap((link, n) => (link ? [n] : []))).toEqual(indexes);
      expect(links.filter((link) => link !== undefined)).toEqual(
        indexes.map((_, n) => ({
          id,
          seq: n + 1,
          prev: n === 0 ? null : Buffer.from(entries[indexes[n - 1] ?? 0]?.leaf ?? []).toString('base64'),
        })),
      );
    }
  });

  it('takes nothing from a writer that another has followed, and everything from the one that follows', async () => {
    await log.record(bytesOf('before', 3));
    await log.owner.query(`update log_head set epoch = epoch + 1, holder = 'other'`);
    await expect(log.record(bytesOf('fenced', 3))).rejects.toThrow('another writer has taken over');
    expect(await loggedEntries(log.owner)).toHaveLength(3);

    await log.record(bytesOf('fenced', 3));
    const entries = await loggedEntries(log.owner);
    expect(entries).toHaveLength(6);
    expect(await head()).toMatchObject({ size: 6, root: rootOver(entries), holder: 'first' });
  });

  it('has one writer, and another stands by until it is gone', async () => {
    await log.record(bytesOf('first', 1));
    const second = await open('second');
    const waiting = second.record(bytesOf('second', 1));
    await expect(waiting).rejects.toThrow('this ledger is not the writer');
    expect((await head()).holder).toBe('first');

    const handed = second.record(bytesOf('second', 1));
    await log.stop();
    await handed;
    expect(await head()).toMatchObject({ holder: 'second', size: 2 });
    await second.close();
  });

  it.each([
    ['pontio_ledger_writer', `update event set outcome = 'permit'`],
    ['pontio_ledger_writer', 'delete from event'],
    ['pontio_ledger_writer', 'truncate event'],
    ['pontio_ledger_writer', 'drop table event'],
    ['pontio_ledger_reader', `insert into kafka_offset values ('t', 1, 1)`],
    ['pontio_ledger_reader', 'update log_head set size = 0'],
  ])('does not let the role %s "%s"', async (role, statement) => {
    await log.record(bytesOf('kept', 1));
    await expect(
      log.owner.transaction(async (manager) => {
        await manager.query(`set local role ${role}`);
        await manager.query(statement);
      }),
    ).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    ['update tile set hashes = sha256(hashes)', 'only ever grows'],
    ['delete from tile', 'append-only'],
    ['truncate event_2026_11', 'append-only'],
    ['delete from event_2026_11', 'append-only'],
    ['update log_root set root = sha256(root)', 'append-only'],
  ])('refuses its very owner "%s"', async (statement, complaint) => {
    await log.record(bytesOf('kept', 1));
    await expect(log.owner.query(statement)).rejects.toThrow(complaint);
  });

  it('keeps an event that no leaf can hold beside the log, and its hash in it', async () => {
    const huge = Buffer.alloc(60_000, 'x');
    await log.record([huge]);
    const [kept] = await log.owner.query<{ bytes: Buffer }[]>('select bytes from oversized_event');
    expect(kept?.bytes).toEqual(huge);
    const [row] = await log.owner.query<{ text: string }[]>(
      `select convert_from(bytes, 'UTF8') as text from event where kind = 'INVALID'`,
    );
    expect(row?.text).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('files an event under its month, and one of a month that cannot be under its arrival', async () => {
    const [event] = sampleEvents('month', 1);
    const at = (time: string): Buffer =>
      Buffer.from(JSON.stringify({ ...event, time, id: `evt_${time.slice(0, 7)}` }));
    await log.record([at('2024-02-03T04:05:06.007Z'), at('2026-13-01T00:00:00.000Z')]);
    const rows = await log.owner.query<{ kind: string; part: string }[]>(
      'select kind, tableoid::regclass::text as part from event order by log_index',
    );
    expect(rows[0]).toEqual({ kind: 'DISCLOSURE', part: 'event_2024_02' });
    expect(rows[1]).toMatchObject({ kind: 'INVALID' });
  });
});
