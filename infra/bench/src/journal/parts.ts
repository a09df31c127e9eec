import {
  type AuditJournal,
  type AuditTransport,
  type Evidence,
  type JournalLimits,
  kafkaJsTransport,
  openJournal,
  platformaticKafkaTransport,
} from '@pontio/audit-journal';
import { type EmbeddedKafka, startKafka } from '@pontio/embedded';
import { createLogger } from '@pontio/platform';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, atLeast, below, beside } from '../figures.js';
import type { Part } from '../part.js';
import { appendFor } from './appenders.js';
import { bareClientFigures, msUntilRefused } from './hung-brokers.js';

const CONCURRENT = 32;
const SECONDS = 5;
const WARM_UP_SECONDS = 2;

const transports = { kafkajs: kafkaJsTransport, '@platformatic/kafka': platformaticKafkaTransport };
type Client = keyof typeof transports;

const logger = createLogger('bench');
logger.level = 'silent';

/** What `npm run bench -- journal` measures, against a real broker and a real disk. */
export const journalParts: readonly Part[] = [
  { name: 'Appending to Kafka and disk', run: () => withBroker(measureAppends) },
  { name: 'Brokers that hang', run: () => withBroker(measureHanging) },
];

async function measureAppends(server: EmbeddedKafka, home: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const client of Object.keys(transports) as Client[])
    for (const evidence of ['LOCAL', 'REPLICATED'] as const)
      figures.push(...(await appends(server, home, client, evidence)));
  return figures;
}

async function appends(
  server: EmbeddedKafka,
  home: string,
  client: Client,
  evidence: Evidence,
): Promise<readonly Figure[]> {
  const transport = transports[client]({ brokers: server.brokers });
  const journal = await journalIn(join(home, `${client.replaceAll('/', '-')}-${evidence}`), transport);
  try {
    const options = { concurrent: CONCURRENT, evidence };
    await appendFor(journal, { ...options, seconds: WARM_UP_SECONDS });
    await journal.whenDrained();
    const started = performance.now();
    const { count, p50Ms, refused } = await appendFor(journal, { ...options, seconds: SECONDS });
    await journal.whenDrained();
    const perSecond = (count * 1000) / (performance.now() - started);
    const on = evidence === 'LOCAL' ? 'on disk' : 'on disk and confirmed by Kafka';
    return [
      below(2, `${client}, ${String(CONCURRENT)} at once, ${on}: added latency, median`, p50Ms, 'ms'),
      atLeast(20_000, `${client}, ${on}: events until Kafka has all of them`, perSecond, 'a second'),
      beside(`${client}, ${on}: refused`, refused, 'appends'),
    ];
  } finally {
    await journal.close();
  }
}

async function measureHanging(server: EmbeddedKafka, home: string): Promise<readonly Figure[]> {
  // A budget of 800 ms for evidence on the disk alone: whoever allows none longer knows of it as soon.
  const limits = { maxUnsentAgeMs: 800 };
  const journal = await journalIn(join(home, 'hung'), kafkaJsTransport({ brokers: server.brokers }), limits);
  try {
    await appendFor(journal, { seconds: 1, concurrent: 1, evidence: 'REPLICATED' });
    const refusedAfter = await msUntilRefused(journal, server);
    return [
      below(1_000, 'brokers that hang: until the journal refuses', refusedAfter, 'ms'),
      ...(await bareClientFigures(server)),
    ];
  } finally {
    await journal.close();
  }
}

async function journalIn(
  directory: string,
  transport: AuditTransport,
  limits: Partial<JournalLimits> = {},
): Promise<AuditJournal> {
  return openJournal({ directory, transport, limits, logger });
}

async function withBroker(
  work: (server: EmbeddedKafka, home: string) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const home = await mkdtemp(join(tmpdir(), 'pontio-bench-journal-'));
  const server = await startKafka({ dataDir: join(home, 'kafka') });
  try {
    return await work(server, home);
  } finally {
    await server.kill();
    await rm(home, { recursive: true, force: true });
  }
}
