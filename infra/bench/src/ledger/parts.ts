import { type EventSearch, searchEvents } from '@pontio/ledger';
import { type Figure, atLeast, below, beside } from '../figures.js';
import type { Part } from '../part.js';
import { type BenchLog, openBenchLog } from './bench-log.js';
import { agencyOf, eventBytes, population, refOf } from './events.js';

const EVENTS = 1_000_000;
const QUICK_EVENTS = 100_000;
const BATCH = 1_000;
/** Handed in at the same time, as a consumer of four partitions would. */
const IN_FLIGHT = 4;
const LOOKS = 200;

/** What `npm run bench -- ledger` measures. */
export function ledgerParts(words: readonly string[]): readonly Part[] {
  const events = words.includes('--quick') ? QUICK_EVENTS : EVENTS;
  return [
    {
      name: `Writing ${events.toLocaleString('en-GB')} events, then looking for some`,
      run: () => run(events),
    },
  ];
}

async function run(events: number): Promise<Figure[]> {
  const ground = await openBenchLog();
  try {
    return [...(await measureWriting(ground, events)), ...(await measureScreens(ground))];
  } finally {
    await ground.close();
  }
}

async function measureWriting({ log }: BenchLog, events: number): Promise<Figure[]> {
  // The first batch waits for the lease and warms the code.
  await log.record(batch(0));
  const cpu = process.cpuUsage();
  const started = performance.now();
  let next = BATCH;
  const hand = async (): Promise<void> => {
    while (next < events) {
      const from = next;
      next += BATCH;
      await log.record(batch(from));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, hand));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const written = events - BATCH;
  await untilSigned(log.reader, events);
  return [
    atLeast(8_000, 'events written, with every index, tiles and checkpoints', written / seconds, 'events/s'),
    beside('CPU of this process, making the events included', (user + system) / written, 'µs/event'),
  ];
}

const batch = (from: number): Uint8Array[] => Array.from({ length: BATCH }, (_, n) => eventBytes(from + n));

/** A checkpoint that covers every event, which a second after the last one must be there. */
async function untilSigned(reader: BenchLog['log']['reader'], size: number): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const rows = await reader.query<unknown[]>('select 1 from checkpoint where size = $1', [size]);
    if (rows.length > 0) return;
    if (performance.now() > deadline) throw new Error('the last checkpoint was not signed');
  }
}

const screens: Readonly<Record<string, (n: number) => Partial<EventSearch>>> = {
  'entries of the agency': () => ({}),
  'one person': (n) => ({ subjectRef: refOf.subject(n * 7919) }),
  'one practitioner': (n) => ({
    practitionerRef: refOf.practitioner(n * 7919),
    agencyId: agencyOf((n * 7919) % population.practitioners),
  }),
  'what was refused': () => ({ outcome: 'deny' }),
  emergencies: () => ({ breakGlass: true }),
};

async function measureScreens({ log }: BenchLog): Promise<Figure[]> {
  // PostgreSQL does it by itself within a minute.
  await log.owner.query('analyze event');
  const figures: Figure[] = [];
  for (const [name, searchOf] of Object.entries(screens)) {
    const times: number[] = [];
    for (let n = 0; n < LOOKS; n += 1) {
      const search = { agencyId: agencyOf(n * 31 + (population.agencies >> 1)), ...searchOf(n) };
      const started = performance.now();
      await searchEvents(log.reader, search, { first: 50 });
      times.push(performance.now() - started);
    }
    const p95 = times.sort((one, other) => one - other)[Math.floor(LOOKS * 0.95)] ?? Number.NaN;
    figures.push(below(20, `screen: ${name}, p95`, p95, 'ms'));
  }
  return figures;
}
