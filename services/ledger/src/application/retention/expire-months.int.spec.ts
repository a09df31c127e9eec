import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@pontio/testing/servers';
import { type Tile, entriesIn, isIncluded, leafHash, proveInclusion } from '@pontio/transparency-log';
import { canonicalBytes } from '@pontio/audit-contract';
import { sampleEvents } from '../../../test/sample-events.js';
import { type TestLog, openTestLog } from '../../../test/test-log.js';
import { Partitions } from '../../persistence/partitions.js';
import { readPlace, readTile } from '../read-log.js';
import { expireMonths } from './expire-months.js';
import { type HoldsIn, liftLegalHold, setLegalHold } from './legal-holds.js';

describe('events that were kept long enough', () => {
  let clock: number;
  let log: TestLog;
  let holds: HoldsIn;
  const now = (): number => clock;
  const expire = (): Promise<string[]> =>
    expireMonths({ ...log, partitions: new Partitions(log.owner), now, months: 24 });

  /** January has 200 entries, February 200 and March 100, so a bundle has entries of both months. */
  beforeEach(async () => {
    clock = Date.UTC(2024, 0, 10);
    log = await openTestLog(await createTestDatabase(), { now });
    holds = { ...log, now };
    for (const [month, count] of [
      ['01', 200],
      ['02', 200],
      ['03', 100],
    ] as const) {
      const events = sampleEvents(`m${month}`, count).map((event) => ({
        ...event,
        time: `2024-${month}-15T00:00:00.000Z`,
      }));
      await log.record(events.map((event) => canonicalBytes(event)));
    }
  }, 60_000);
  afterEach(() => log.drop());

  const monthsLeft = async (): Promise<unknown> =>
    (
      await log.owner.query<{ kind: string }[]>(
        `select distinct to_char(occurred_at, 'YYYY-MM') as kind from event where kind = 'DISCLOSURE' order by 1`,
      )
    ).map(({ kind }) => kind);
  const bundle = async (index: number, width = 256): Promise<number | undefined> => {
    const bytes = await readPlace(log.reader, { level: 'entries', index, width });
    return bytes && entriesIn(bytes).entries.length;
  };

  it('go month by month, their bundles as soon as no later month needs them, and the tree stays whole', async () => {
    clock = Date.UTC(2026, 1, 1);
    expect(await expire()).toEqual(['2024_01']);
    expect(await monthsLeft()).toEqual(['2024-02', '2024-03']);
    expect(await bundle(0)).toBe(256);

    clock = Date.UTC(2026, 2, 1);
    expect(await expire()).toEqual(['2024_02']);
    expect([await bundle(0), await bundle(1, 244)]).toEqual([undefined, 244]);

    const [head] = await log.reader.query<{ size: number; root: Buffer; first: number }[]>(
      'select size::int, root, first_kept::int as first from log_head',
    );
    if (!head) throw new Error('no head');
    expect(head.first).toBe(256);
    const bytes = await readPlace(log.reader, { level: 'entries', index: 1, width: 244 });
    const last = entriesIn(bytes ?? new Uint8Array()).entries.at(-1) ?? new Uint8Array();
    const tiles = async (tile: Tile): Promise<Uint8Array> =>
      (await readTile(log.reader, tile)) ?? new Uint8Array();
    const proof = await proveInclusion(499, head.size, tiles);
    expect(isIncluded(leafHash(last), 499, head, proof)).toBe(true);
    const removed = await log.reader.query<unknown[]>(`select kind from event where kind = 'EVENTS_EXPIRED'`);
    expect(removed).toHaveLength(2);
  });

  it('stay while a hold covers their month, and go when it is lifted', async () => {
    const hold = { id: 'hold_1', agencyId: 'agy_leafshire', reason: 'INQUIRY' };
    await setLegalHold(holds, { ...hold, from: '2024-01-20T00:00:00Z', to: '2024-01-21T00:00:00Z' });
    clock = Date.UTC(2026, 3, 1);
    expect(await expire()).toEqual(['2024_02', '2024_03']);
    expect(await monthsLeft()).toEqual(['2024-01']);
    await liftLegalHold(holds, hold);
    expect(await expire()).toEqual(['2024_01']);
    expect(await monthsLeft()).toEqual([]);
  });

  it('are not removed before their time', async () => {
    clock = Date.UTC(2026, 0, 31, 23, 59);
    expect(await expire()).toEqual([]);
    expect(await expire()).toEqual([]);
  });
});
