import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { EmbeddedServerError, asEmbeddedServerError } from '../embedded-server-error.js';
import type { ProgressLog } from '../progress-log.js';

const POM = fileURLToPath(new URL('../../../kafka/pom.xml', import.meta.url));
const REPOSITORY_CACHE = fileURLToPath(new URL('../../../../.pontio/cache', import.meta.url));

/** Where the jars of exactly this pom are, or will be. */
export function kafkaJarFolder(cacheDir = REPOSITORY_CACHE): string {
  const pomHash = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 12);
  return join(cacheDir, `kafka-${pomHash}`);
}

/** Whether the jars are here, so that neither Maven nor a network is needed. */
export function hasKafkaJars(cacheDir?: string): boolean {
  return existsSync(kafkaJarFolder(cacheDir));
}

/**
 * Makes sure the jars of `infra/kafka/pom.xml` are in the cache.
 *
 * @returns their folder
 * @throws {@link EmbeddedServerError} when Maven cannot bring them
 */
export async function ensureKafkaJars(cacheDir?: string, logger?: ProgressLog): Promise<string> {
  const folder = kafkaJarFolder(cacheDir);
  if (existsSync(folder)) return folder;
  logger?.info('Kafka: fetching it with Maven, this once');
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await promisify(execFile)('mvn', mavenArguments(unfinished));
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } catch (error) {
    throw explain(error, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

function mavenArguments(outputDirectory: string): string[] {
  return [
    '--batch-mode',
    '--quiet',
    `--file=${POM}`,
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${outputDirectory}`,
  ];
}

function explain(error: unknown, folder: string): EmbeddedServerError {
  const output = (error as { stdout?: string }).stdout ?? '';
  if (/No space left|Permission denied/i.test(output)) return asEmbeddedServerError('Kafka', folder, output);
  return new EmbeddedServerError(
    `Kafka cannot start: Maven could not fetch it; look at "mvn -f ${POM} dependency:resolve", or set PONTIO_KAFKA_BROKERS to a Kafka of your own.`,
    error,
  );
}
