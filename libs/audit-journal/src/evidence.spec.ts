import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditEvent } from '@pontio/audit-contract';
import { createLogger } from '@pontio/platform';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordingTransport } from '../test/recording-transport.js';
import { idsOf, sampleEvents } from '../test/sample-events.js';
import type { AuditJournal, JournalLimits } from './audit-journal.js';
import { openJournal } from './open-journal.js';

const logger = createLogger('test');
logger.level = 'silent';

describe('what a release rests on', () => {
  let home: string;
  let transport: RecordingTransport;
  let journal: AuditJournal;
  let now = Date.parse('2026-11-24T10:00:00.000Z');

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'evidence-'));
    transport = new RecordingTransport();
    transport.isReplicated = true;
  });
  afterEach(async () => {
    await journal.close();
    await rm(home, { recursive: true });
  });

  const start = async (limits: Partial<JournalLimits> = {}): Promise<void> => {
    const clock = (): Date => new Date(now);
    journal = await openJournal({ directory: join(home, 'spool'), transport, logger, limits, clock });
  };
  const taken = (type: string): AuditEvent[] =>
    transport.taken
      .map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as AuditEvent)
      .filter((event) => event.type.includes(type));
  const isAnswering = async (): Promise<void> => {
    // The heartbeat has been heard: from here on the transport is waited for.
    await journal.append(sampleEvents('first', 1), 'REPLICATED');
    await journal.whenDrained();
  };

  it('is the transport, where it confirms', async () => {
    await start({ softDeadlineMs: 60_000, hardDeadlineMs: 60_000 });
    await isAnswering();
    await journal.append(sampleEvents('a', 3), 'REPLICATED');
    expect(idsOf(transport.taken)).toEqual(expect.arrayContaining(['evt_a_0', 'evt_a_1', 'evt_a_2']));
    expect(journal.state().degradedSince).toBeUndefined();
  });

  it('is the disk where the transport is late, and the trail says so once until it answers again', async () => {
    await start({ softDeadlineMs: 30 });
    await isAnswering();
    transport.mode = 'hang';
    await journal.append(sampleEvents('a', 1), 'REPLICATED');
    expect(journal.state()).toMatchObject({ degradedSince: '2026-11-24T10:00:00.000Z' });
    await journal.append(sampleEvents('b', 1), 'REPLICATED');
    transport.mode = 'take';
    transport.release();
    await journal.whenDrained();
    expect(taken('evidence-degraded')).toHaveLength(1);
    expect(taken('disclosure')).toHaveLength(3);
    await journal.append(sampleEvents('c', 1), 'REPLICATED');
    expect(journal.state().degradedSince).toBeUndefined();
  });

  it('is not waited for in vain: once the transport is known to be late nobody waits', async () => {
    await start({ softDeadlineMs: 60_000, hardDeadlineMs: 60_000 });
    await isAnswering();
    transport.mode = 'fail';
    const failed = transport.nextAttempt();
    const waiting = journal.append(sampleEvents('a', 1), 'REPLICATED');
    await failed;
    await waiting;
    await journal.append(sampleEvents('b', 1), 'REPLICATED');
    expect(journal.state().unsent).toBeGreaterThanOrEqual(2);
  });

  it('is nothing where the budget for the disk alone is spent: then it is refused, with a time to ask again', async () => {
    await start({ softDeadlineMs: 30, maxUnsentAgeMs: 500 });
    await isAnswering();
    transport.mode = 'hang';
    await journal.append(sampleEvents('a', 1), 'REPLICATED');
    now += 501;
    const refusal = journal.append(sampleEvents('b', 1), 'REPLICATED');
    await expect(refusal).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE', retryAfterSeconds: 5 });
  });

  it('is never the transport alone: what it took and the disk did not is refused, and kept when there is a disk', async () => {
    await start({ softDeadlineMs: 60_000, hardDeadlineMs: 60_000 });
    await isAnswering();
    const directory = join(home, 'spool');
    await rename(directory, `${directory}-away`);
    await expect(journal.append(sampleEvents('a', 1), 'REPLICATED')).rejects.toMatchObject({
      code: 'AUDIT_UNAVAILABLE',
    });
    await rename(`${directory}-away`, directory);
    await journal.append(sampleEvents('b', 1), 'REPLICATED');
    await journal.close();
    const replayed = new RecordingTransport();
    journal = await openJournal({ directory, transport: replayed, logger });
    await journal.whenDrained();
    expect([...idsOf(transport.taken), ...idsOf(replayed.taken)]).toEqual(
      expect.arrayContaining(['evt_first_0', 'evt_b_0']),
    );
  });
});
