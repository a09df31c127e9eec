import { join } from 'node:path';
import { kafkaAvailable, startKafka } from '@pontio/embedded';
import type { Parts } from './parts.js';
import type { SystemOptions } from './start-system.js';

/**
 * Finds or starts Kafka.
 *
 * @returns its brokers, or undefined when the audit trail travels straight to the ledger
 */
export async function startBrokers(
  { kafka, stateDir, progress }: SystemOptions,
  parts: Parts,
): Promise<string | undefined> {
  if (kafka === 'none') return undefined;
  if (kafka !== 'embedded') return kafka.brokers;
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
  return brokers;
}
