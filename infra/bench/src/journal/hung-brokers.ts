import { AUDIT_TOPIC, type AuditJournal } from '@pontio/audit-journal';
import type { EmbeddedKafka } from '@pontio/embedded';
import { ProduceAcks, Producer } from '@platformatic/kafka';
import { Kafka, logLevel } from 'kafkajs';
import { type Figure, beside } from '../figures.js';
import { nextEvent } from './event-stream.js';

/** How long a bare client is waited for. */
const PATIENCE_MS = 60_000;

/** Milliseconds from brokers that hang to the first append that is refused. */
export async function msUntilRefused(journal: AuditJournal, server: EmbeddedKafka): Promise<number> {
  server.hang();
  const started = performance.now();
  try {
    while (performance.now() - started < PATIENCE_MS) {
      await journal.append([nextEvent()], 'REPLICATED');
      // Not as fast as the disk can: a request now and then is what notices.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  } catch {
    return performance.now() - started;
  } finally {
    server.resume();
  }
  return PATIENCE_MS;
}

/** When the clients as they come say that brokers hang. */
export async function bareClientFigures(server: EmbeddedKafka): Promise<readonly Figure[]> {
  const kafkajs = new Kafka({ brokers: server.brokers, logLevel: logLevel.NOTHING }).producer();
  await kafkajs.connect();
  const platformatic = new Producer({
    ...{ clientId: 'bench', bootstrapBrokers: server.brokers, acks: ProduceAcks.ALL },
  });
  const sends: readonly [string, () => Promise<unknown>][] = [
    ['kafkajs', () => kafkajs.send({ topic: AUDIT_TOPIC, messages: [{ value: nextEvent().text }] })],
    [
      '@platformatic/kafka',
      () => platformatic.send({ messages: [{ topic: AUDIT_TOPIC, value: Buffer.from(nextEvent().text) }] }),
    ],
  ];
  for (const [, send] of sends) await send();
  server.hang();
  try {
    return await Promise.all(sends.map(([name, send]) => figureOf(name, send)));
  } finally {
    server.resume();
    await Promise.allSettled([kafkajs.disconnect(), platformatic.close(true)]);
  }
}

async function figureOf(name: string, send: () => Promise<unknown>): Promise<Figure> {
  const started = performance.now();
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const knows = send().then(
    () => true,
    () => true,
  );
  await Promise.race([knows, patience]);
  const ms = performance.now() - started;
  const note = ms >= PATIENCE_MS ? 'it had said nothing by then' : undefined;
  return beside(`brokers that hang: until ${name} as it comes says so`, ms, 'ms', note);
}
