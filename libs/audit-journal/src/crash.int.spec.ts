import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '@pontio/platform';
import fc from 'fast-check';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordingTransport } from '../test/recording-transport.js';
import { idsOf, sampleEvents } from '../test/sample-events.js';
import { openJournal } from './open-journal.js';

const support = join(import.meta.dirname, '../test');
const logger = createLogger('test');
logger.level = 'silent';

describe('the audit journal', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'journal-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  async function replay(directory: string): Promise<string[]> {
    const transport = new RecordingTransport();
    const journal = await openJournal({ directory, transport, logger });
    await journal.whenDrained();
    await journal.close();
    return idsOf(transport.taken);
  }

  it('has every event it acknowledged, once and in order, however often its process is killed', async () => {
    const acknowledged: string[] = [];
    for (const [run, count] of [40, 1, 300, 900].entries())
      acknowledged.push(...(await appendAndKill(home, `run${String(run)}`, count)));
    const replayed = await replay(home);
    expect(new Set(replayed).size).toBe(replayed.length);
    expect(acknowledged.filter((id) => !replayed.includes(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(1_241);
  }, 60_000);

  it('keeps each whole event before the point where a crash tore the tail, wherever that is', async () => {
    const events = sampleEvents('a', 6);
    const whole = await spoolOf(events, join(home, 'whole'));
    const ends = [...whole.matchAll(/\n(?=[\w-]{43} |$)/g)].map(({ index }) => index + 1);
    const torn = fc.record({
      at: fc.integer({ min: 0, max: whole.length }),
      rubbish: fc.constantFrom('', '\0'.repeat(600), '\n', `${'0'.repeat(43)} x`),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(torn, async ({ at, rubbish }) => {
        const directory = join(home, `torn-${String((run += 1))}`);
        await mkdir(directory);
        await writeFile(join(directory, 'segment-000000000001.log'), whole.slice(0, at) + rubbish);
        const survivors = ends.filter((end) => end <= at).length;
        // A line break right after an event that lost only its own is no damage.
        const completed = rubbish === '\n' && ends.includes(at + 1) ? 1 : 0;
        expect(await replay(directory)).toEqual(idsOf(events).slice(0, survivors + completed));
        expect(await replay(directory)).toEqual([]);
      }),
      { numRuns: 60, seed: 2 },
    );
  }, 60_000);

  it('refuses when the disk is full, and goes on without loss when there is room again', async () => {
    if (!mountTinyDisk(home)) return;
    try {
      const transport = new RecordingTransport();
      transport.mode = 'fail';
      const journal = await openJournal({ directory: join(home, 'spool'), transport, logger });
      const kept: string[] = [];
      const refusal = await fillUp();
      expect(refusal).toMatchObject({ code: 'AUDIT_UNAVAILABLE', cause: { code: 'ENOSPC' } });
      expect(journal.isWritable()).toBe(false);
      expect(kept.length).toBeGreaterThan(10);

      transport.mode = 'take';
      await journal.whenDrained();
      await journal.append(sampleEvents('after', 1));
      await journal.whenDrained();
      expect(idsOf(transport.taken)).toEqual([...kept, 'evt_after_0']);
      await journal.close();

      async function fillUp(): Promise<unknown> {
        for (const event of sampleEvents('full', 1_000)) {
          try {
            await journal.append([event]);
            kept.push(event.id);
          } catch (error) {
            return error;
          }
        }
        return undefined;
      }
    } finally {
      execFileSync('umount', [home]);
    }
  }, 30_000);
});

/** Starts a process that appends, and kills it once it has acknowledged `count` events. */
async function appendAndKill(directory: string, prefix: string, count: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [
      '--experimental-transform-types',
      '--no-warnings',
      `--import=${join(support, '../../testing/src/servers/source-loader.mjs')}`,
      join(support, 'append-for-ever.ts'),
      directory,
      prefix,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // A process that nobody has reaped yet still counts as alive.
  const reaped = once(child, 'close');
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.split('\n').length > count) child.kill('SIGKILL');
  }
  await reaped;
  return printed.split('\n').filter((line) => line.startsWith('evt_'));
}

/** The bytes of the segment that a journal makes of `events`. */
async function spoolOf(events: ReturnType<typeof sampleEvents>, directory: string): Promise<string> {
  const journal = await openJournal({ directory, logger });
  for (const event of events) await journal.append([event]);
  await journal.close();
  const segments = (await readdir(directory)).filter((name) => name.startsWith('segment-'));
  return readFile(join(directory, segments[0] ?? ''), 'latin1');
}

/** Mounts 64 KiB at `path`, where the system lets us. */
function mountTinyDisk(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('SKIPPED: cannot mount a tiny disk here, so a full disk was not tested\n');
    return false;
  }
}
