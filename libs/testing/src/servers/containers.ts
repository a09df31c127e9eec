import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { StartedTestContainer } from 'testcontainers';
import { KAFKA_IMAGE, POSTGRES_IMAGE } from './images.js';
import type { SharedServer } from './shared-server.js';

const ASK_DOCKER_MS = 3_000;

/** Whether a Docker engine answers and has the image. Nothing is pulled. */
export function hasImage(image: string): boolean {
  const asked = spawnSync('docker', ['image', 'inspect', image], { stdio: 'ignore', timeout: ASK_DOCKER_MS });
  return asked.status === 0;
}

/** PostgreSQL in a container of its own. */
export async function startPostgresContainer(): Promise<SharedServer> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(POSTGRES_IMAGE)
    .withEnvironment({
      POSTGRES_USER: 'pontio',
      POSTGRES_PASSWORD: 'pontio',
      POSTGRES_DB: 'pontio',
      TZ: 'UTC',
    })
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  const address = `postgres://pontio:pontio@${container.getHost()}:${container.getMappedPort(5432)}/pontio`;
  return { address, stop: () => stopContainer(container) };
}

/** Kafka in a container of its own. A broker must know its outer address, so the port is chosen first. */
export async function startKafkaContainer(): Promise<SharedServer> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const port = await freePort();
  const container = await new GenericContainer(KAFKA_IMAGE)
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://localhost:${port}`,
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    })
    .withExposedPorts({ container: 9092, host: port })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .start();
  return { address: `localhost:${port}`, stop: () => stopContainer(container) };
}

async function stopContainer(container: StartedTestContainer): Promise<void> {
  await container.stop();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
