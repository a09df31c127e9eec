import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalBytes } from '@pontio/audit-contract';
import { createLogger } from '@pontio/platform';
import { mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordingTransport } from '../test/recording-transport.js';
import { idsOf, sampleEvents } from '../test/sample-events.js';
import type { AuditJournal } from './audit-journal.js';
import { type JournalOptions, openJournal } from './open-journal.js';

const unavailable: unknown = expect.objectContaining({ code: 'AUDIT_UNAVAILABLE' });
const logger = createLogger('test');
logger.level = 'silent';

describe('the audit journal', () => {
  let home: string;
  let directory: string;
  let transport: RecordingTransport;
  const open: AuditJournal[] = [];

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'journal-'));
    directory = join(home, 'spool');
    transport = new RecordingTransport();
  });
  afterEach(async () => {
    for (const journal of open.splice(0)) await journal.close();
    await rm(home, { recursive: true });
  });

  async function start(options: Partial<JournalOptions> = {}): Promise<AuditJournal> {
    const journal = await openJournal({ directory, logger, ...options });
    open.push(journal);
    return journal;
  }

  it('keeps events before it resolves and sends their exact bytes in order', async () => {
    const journal = await start({ transport });
    const events = sampleEvents('a', 40);
    await Promise.all(events.map((event) => journal.append([event])));
    await journal.whenDrained();
    expect(transport.taken.map(({ bytes }) => Buffer.from(bytes))).toEqual(
      events.map((event) => Buffer.from(canonicalBytes(event))),
    );
    expect(transport.taken[3]).toMatchObject({ id: 'evt_a_3', correlation: 'req_a_3' });
    expect(journal.state()).toEqual({ unsent: 0 });
  });

  it('takes more events in one append than fit one write', async () => {
    const journal = await start({ transport });
    const events = sampleEvents('a', 1_200);
    await journal.append(events);
    await journal.whenDrained();
    expect(idsOf(transport.taken)).toEqual(idsOf(events));
  });

  it('lets nobody else read what it keeps', async () => {
    const journal = await start();
    await journal.append(sampleEvents('a', 1));
    const modes = await Promise.all((await readdir(directory)).map((name) => stat(join(directory, name))));
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual(modes.map(() => 0o600));
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  it('sends after a restart what was not sent before, the same events and no other', async () => {
    const first = await start();
    const events = sampleEvents('a', 5);
    await first.append(events);
    await first.close();

    const second = await start({ transport });
    await second.append(sampleEvents('b', 1));
    await second.whenDrained();
    expect(idsOf(transport.taken)).toEqual([...idsOf(events), 'evt_b_0']);
    await second.close();

    const third = await start({ transport });
    expect(third.state().unsent).toBe(0);
  });

  it('sends again, with the same ids, until the transport has taken everything', async () => {
    transport.mode = 'take-then-fail';
    const journal = await start({ transport });
    const events = sampleEvents('a', 3);
    const tried = transport.nextAttempt();
    await journal.append(events);
    await tried;
    await transport.nextAttempt();
    expect(journal.state()).toMatchObject({ unsent: 3, lastError: 'Error while sending' });

    transport.mode = 'take';
    await journal.whenDrained();
    expect(transport.attempts).toBe(3);
    expect(new Set(idsOf(transport.taken))).toEqual(new Set(idsOf(events)));
    expect(idsOf(transport.taken.slice(-3))).toEqual(idsOf(events));
  });

  it('deletes segments that were sent', async () => {
    const journal = await start({ transport, limits: { segmentBytes: 2_000 } });
    for (const event of sampleEvents('a', 20)) await journal.append([event]);
    await journal.whenDrained();
    await journal.close();
    const segments = (await readdir(directory)).filter((name) => name.startsWith('segment-'));
    expect(segments).toHaveLength(1);
  });

  it('refuses when its directory is replaced, and goes on without loss when it is back', async () => {
    transport.mode = 'fail';
    const journal = await start({ transport });
    await journal.append(sampleEvents('a', 2));
    await rename(directory, `${directory}-away`);
    await writeFile(directory, 'not a directory');

    await expect(journal.append(sampleEvents('b', 1))).rejects.toEqual(unavailable);
    expect(journal.isWritable()).toBe(false);
    expect(journal.state().lastError).toBe('ENOTDIR');
    await expect(journal.append(sampleEvents('c', 1))).rejects.toEqual(unavailable);

    await rm(directory);
    await rename(`${directory}-away`, directory);
    transport.mode = 'take';
    await journal.append(sampleEvents('d', 1));
    expect(journal.isWritable()).toBe(true);
    await journal.whenDrained();
    expect(idsOf(transport.taken)).toEqual(['evt_a_0', 'evt_a_1', 'evt_d_0']);
  });

  it('refuses once when an empty spool is deleted under it, then makes a new one', async () => {
    const journal = await start({ transport });
    await rm(directory, { recursive: true });
    await expect(journal.append(sampleEvents('a', 1))).rejects.toEqual(unavailable);
    await journal.append(sampleEvents('b', 1));
    await journal.whenDrained();
    expect(idsOf(transport.taken)).toEqual(['evt_b_0']);
  });

  it('still sends what its deleted spool held, then makes a new one', async () => {
    transport.mode = 'fail';
    const journal = await start({ transport });
    await journal.append(sampleEvents('a', 2));
    await rm(directory, { recursive: true });
    await expect(journal.append(sampleEvents('b', 1))).rejects.toEqual(unavailable);
    transport.mode = 'take';
    await journal.whenDrained();
    await journal.append(sampleEvents('c', 1));
    await journal.whenDrained();
    expect(idsOf(transport.taken)).toEqual(['evt_a_0', 'evt_a_1', 'evt_c_0']);
  });

  it('does not open where it cannot keep anything', async () => {
    await writeFile(directory, 'not a directory');
    await expect(start()).rejects.toEqual(unavailable);
  });

  it('does not open a directory that another journal uses', async () => {
    const journal = await start();
    await expect(start()).rejects.toEqual(unavailable);
    await journal.close();
    await writeFile(join(directory, 'lock'), String(process.ppid));
    await expect(start()).rejects.toEqual(unavailable);
  });

  it('does not open when a kept event was changed', async () => {
    const first = await start({ limits: { segmentBytes: 1 } });
    await first.append(sampleEvents('a', 1));
    await first.append(sampleEvents('b', 1));
    await first.close();
    const [segment = ''] = (await readdir(directory)).filter((name) => name.startsWith('segment-')).sort();
    const path = join(directory, segment);
    await writeFile(path, (await readFile(path, 'utf8')).replace('RETURNED', 'WITHHELD'));
    await expect(start({ transport })).rejects.toEqual(unavailable);
  });

  it('refuses when the oldest unsent event is too old', async () => {
    let now = Date.parse('2026-11-23T10:00:00.000Z');
    const journal = await start({ clock: () => new Date(now), limits: { maxUnsentAgeMs: 60_000 } });
    await journal.append(sampleEvents('a', 1));
    now += 60_000;
    await journal.append(sampleEvents('b', 1));
    now += 1;
    expect(journal.isWritable()).toBe(false);
    expect(journal.state()).toEqual({ unsent: 2, oldestUnsentAt: '2026-11-23T10:00:00.000Z' });
    await expect(journal.append(sampleEvents('c', 1))).rejects.toEqual(unavailable);
  });

  it('refuses when too many bytes wait unsent', async () => {
    const journal = await start({ limits: { maxSpoolBytes: 1_500 } });
    await journal.append(sampleEvents('a', 2));
    expect(journal.isWritable()).toBe(false);
    await expect(journal.append(sampleEvents('b', 1))).rejects.toEqual(unavailable);
  });

  it('refuses when too many events wait to be written', async () => {
    const journal = await start({ limits: { maxQueuedEvents: 10 } });
    await expect(journal.append(sampleEvents('a', 11))).rejects.toEqual(unavailable);
    await journal.append(sampleEvents('b', 10));
  });

  it('refuses after it was closed', async () => {
    const journal = await start();
    await journal.close();
    await expect(journal.append(sampleEvents('a', 1))).rejects.toEqual(unavailable);
  });
});
