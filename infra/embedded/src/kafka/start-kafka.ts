import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Admin } from '@platformatic/kafka';
import { EmbeddedServerError, asEmbeddedServerError, logTail } from '../embedded-server-error.js';
import { LOOPBACK, choosePort } from '../ports.js';
import type { ProgressLog } from '../progress-log.js';
import { requireUnserved } from '../served-folder.js';
import { supervise } from '../supervise.js';
import { waitUntil } from '../wait-until.js';
import { javaCommand } from './java.js';
import { kafkaAvailable } from './kafka-available.js';
import { ensureKafkaJars } from './kafka-jars.js';
import { serverProperties } from './server-properties.js';

const START_DEADLINE_MS = 90_000;

/** What an embedded Kafka needs. */
export interface KafkaOptions {
  /** Folder of its own; made if missing, kept between starts. */
  readonly dataDir: string;
  /** Loopback port of the broker. Left out: a free one is picked. */
  readonly port?: number;
  /** Where the jars are kept between starts; the repository's `.pontio/cache` unless given. */
  readonly cacheDir?: string;
  readonly logger?: ProgressLog;
}

/** A running Kafka that only this machine can reach. Topics are not made by use: create them first. */
export interface EmbeddedKafka {
  readonly brokers: string[];
  /** Ends it in an orderly way; data is kept. */
  stop(): Promise<void>;
  /** Ends it as a crash would, for tests; data is kept and recovered at the next start. */
  kill(): Promise<void>;
  /** Stops it in its tracks, for tests: it keeps its connections and answers nothing. */
  hang(): void;
  /** Lets it go on. */
  resume(): void;
}

/**
 * Starts Apache Kafka (KRaft, one process that is broker and controller) with a 512 MB heap. It ends when
 * this process ends, however that happens.
 *
 * @throws {@link EmbeddedServerError} one sentence that says what to do: Java or Maven missing, port in use,
 * no right to write, disk full, folder already served
 */
export async function startKafka(options: KafkaOptions): Promise<EmbeddedKafka> {
  const dataDir = resolve(options.dataDir);
  const { ok, missing } = kafkaAvailable(options.cacheDir);
  if (!ok) throw new EmbeddedServerError(`Kafka cannot start: ${missing ?? ''}`);
  try {
    return await start({ ...options, dataDir });
  } catch (error) {
    throw asEmbeddedServerError('Kafka', dataDir, error);
  }
}

async function start({ dataDir, port, cacheDir, logger }: KafkaOptions): Promise<EmbeddedKafka> {
  mkdirSync(dataDir, { recursive: true });
  // Kafka's own lock is taken too late to keep a second process from harming the first one's metadata.
  const pidFile = join(dataDir, 'server.pid');
  await requireUnserved('Kafka', dataDir, pidFile);
  const classPath = join(await ensureKafkaJars(cacheDir, logger), '*');
  const ports = {
    broker: await choosePort('Kafka', port),
    controller: await choosePort('Kafka'),
  };
  const logFolder = join(dataDir, 'log');
  const propertiesFile = join(dataDir, 'server.properties');
  writeFileSync(propertiesFile, serverProperties(logFolder, ports));
  logger?.info('Kafka: starting');
  await formatStorage(classPath, propertiesFile, logFolder);

  const logFile = join(dataDir, 'server.log');
  const java = [...JVM_FLAGS, '-cp', classPath, 'kafka.Kafka', propertiesFile];
  const server = supervise({
    command: [javaCommand(), ...java],
    stopSignal: 'TERM',
    logFile,
    env: process.env,
  });
  writeFileSync(pidFile, String(server.pid));
  const brokers = [`${LOOPBACK}:${ports.broker}`];
  const answered = await waitUntil(
    () => askForMetadata(brokers),
    () => server.isRunning(),
    START_DEADLINE_MS,
  );
  if (!answered) {
    await server.kill();
    throw asEmbeddedServerError('Kafka', dataDir, logTail(logFile));
  }
  return {
    brokers,
    stop: () => server.stop(),
    kill: () => server.kill(),
    hang: () => {
      server.hang();
    },
    resume: () => {
      server.resume();
    },
  };
}

const JVM_FLAGS = [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Djava.awt.headless=true',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
];

async function formatStorage(classPath: string, propertiesFile: string, logFolder: string): Promise<void> {
  if (existsSync(join(logFolder, 'meta.properties'))) return;
  const clusterId = randomBytes(16).toString('base64url');
  // One argument: an id that begins with a dash would be read as an option.
  const tool = ['kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '--config', propertiesFile];
  try {
    await promisify(execFile)(javaCommand(), [...JVM_FLAGS, '-cp', classPath, ...tool]);
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw asEmbeddedServerError('Kafka', logFolder, `${stdout}\n${stderr}`);
  }
}

async function askForMetadata(bootstrapBrokers: string[]): Promise<void> {
  const admin = new Admin({
    clientId: 'pontio-embedded',
    bootstrapBrokers,
    retries: 0,
    connectTimeout: 1_000,
  });
  try {
    const { brokers } = await admin.metadata({ topics: [] });
    if (brokers.size === 0) throw new EmbeddedServerError('Kafka has not registered its broker yet.');
  } finally {
    await admin.close();
  }
}
