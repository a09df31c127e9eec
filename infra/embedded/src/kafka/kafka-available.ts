import { JAVA_AT_LEAST, hasMaven, javaVersion } from './java.js';
import { hasKafkaJars } from './kafka-jars.js';

/** Whether this machine can run the embedded Kafka, and if not, what it lacks. */
export interface KafkaAvailability {
  readonly ok: boolean;
  /** One line for a person, present when `ok` is false. */
  readonly missing?: string;
}

/**
 * Looks for Java 17 or newer, and for Maven unless Kafka has been fetched before. Starts nothing.
 *
 * @param cacheDir - where the jars are kept; the repository's `.pontio/cache` unless given
 */
export function kafkaAvailable(cacheDir?: string): KafkaAvailability {
  const version = javaVersion();
  if (version === undefined) {
    return { ok: false, missing: `Kafka needs Java ${JAVA_AT_LEAST} or newer, and there is no "java" here.` };
  }
  if (version < JAVA_AT_LEAST) {
    return {
      ok: false,
      missing: `Kafka needs Java ${JAVA_AT_LEAST} or newer, and "java" here is ${version}.`,
    };
  }
  if (!hasKafkaJars(cacheDir) && !hasMaven()) {
    return { ok: false, missing: 'Kafka is fetched with Maven the first time, and there is no "mvn" here.' };
  }
  return { ok: true };
}
