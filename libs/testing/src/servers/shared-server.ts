import { startKafka, startPostgres } from '@pontio/embedded';
import { hasImage, startKafkaContainer, startPostgresContainer } from './containers.js';
import { KAFKA_IMAGE, POSTGRES_IMAGE } from './images.js';

/** A server that a whole Jest run shares. */
export interface SharedServer {
  /** A database URL with the right to create databases, or Kafka brokers separated by commas. */
  readonly address: string;
  stop(): Promise<void>;
}

const notOursToStop = (): Promise<void> => Promise.resolve();

/** Tests need no data after a power cut, so PostgreSQL need not wait for the disk. */
const IN_A_HURRY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A container where Docker has the image, else `PONTIO_TEST_DATABASE_URL`, else the embedded server. */
export async function startSharedPostgres(dataDir: string): Promise<SharedServer> {
  if (hasImage(POSTGRES_IMAGE)) return startPostgresContainer();
  const given = process.env['PONTIO_TEST_DATABASE_URL'];
  if (given) return { address: given, stop: notOursToStop };
  const server = await startPostgres({ dataDir, settings: IN_A_HURRY });
  return { address: server.url, stop: () => server.stop() };
}

/** A container where Docker has the image, else `PONTIO_TEST_KAFKA_BROKERS`, else the embedded server. */
export async function startSharedKafka(dataDir: string): Promise<SharedServer> {
  if (hasImage(KAFKA_IMAGE)) return startKafkaContainer();
  const given = process.env['PONTIO_TEST_KAFKA_BROKERS'];
  if (given) return { address: given, stop: notOursToStop };
  const server = await startKafka({ dataDir });
  return { address: server.brokers.join(','), stop: () => server.kill() };
}
