import { join } from 'node:path';
import { applyTopics, kafkaAvailable, startKafka } from '@pontio/embedded';
import type { Parts } from './parts.js';
import type { SystemOptions } from './start-system.js';

/**
 * Finds or starts Kafka, and makes its topics as `infra/kafka/topics.yaml` says.
 *
 * @returns its brokers, or undefined when the audit trail travels straight to the ledger
 */
export async function startBrokers(
  { kafka, stateDir, progress }: SystemOptions,
  parts: Parts,
): Promise<string | undefined> {
  if (kafka === 'none') return undefined;
  if (kafka !== 'embedded') {
    await makeTopics(kafka.brokers, progress);
    return kafka.brokers;
  }
  const { ok, missing } = kafkaAvailable();
  if (!ok) {
    progress(
      `No Kafka: ${missing ?? 'Java 17+ and Maven are missing.'} The audit trail travels straight to the ledger instead.`,
    );
    return undefined;
  }
  let port: number | undefined;
  const { brokers } = await parts.add('Kafka', async () => {
    const server = await startKafka({
      dataDir: join(stateDir, 'kafka'),
      ...(port !== undefined && { port }),
    });
    port = Number(server.brokers[0]?.split(':')[1]);
    return { brokers: server.brokers.join(','), close: () => server.stop(), kill: () => server.kill() };
  });
  await makeTopics(brokers, progress);
  return brokers;
}

/** A Kafka that is down is no reason not to start: the journals make their topic when it is back. */
async function makeTopics(brokers: string, progress: SystemOptions['progress']): Promise<void> {
  const down = { done: [], faults: ['it does not answer, so its topics could not be looked at'] };
  const { done, faults } = await applyTopics(brokers.split(',').map((broker) => broker.trim())).catch(
    () => down,
  );
  if (done.length > 0) progress(`Kafka: ${String(done.length)} topics or settings of topics put right`);
  for (const fault of faults) progress(`Kafka: ${fault}`);
}
