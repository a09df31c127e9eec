import { randomBytes } from 'node:crypto';
import { describe, it } from '@jest/globals';
import { kafkaAvailable } from '@pontio/embedded';
import { askDesk } from './ask-desk.js';
import { hasImage } from './containers.js';
import { KAFKA_IMAGE } from './images.js';

/** The run's Kafka. */
export interface TestKafka {
  readonly brokers: string[];
  /** Put before topic and group names, so that spec files cannot disturb one another: `t1a2b3c.`. */
  readonly prefix: string;
}

/** The run's Kafka, started by whoever asks first. Topics are not made by use: create them. */
export async function testKafka(): Promise<TestKafka> {
  const brokers = (await askDesk('kafka')).split(',');
  return { brokers, prefix: `t${randomBytes(4).toString('hex')}.` };
}

/**
 * `describe` for specs that need Kafka. Where it cannot run they are skipped with one loud line; with
 * `CI=true` they fail instead.
 */
export function describeWithKafka(name: string, specs: () => void): void {
  const missing = missingForKafka();
  if (missing === undefined) {
    describe(name, specs);
    return;
  }
  process.stderr.write(`\nSKIPPED "${name}": ${missing}\n`);
  if (process.env['CI'] === 'true') {
    describe(name, () => {
      it('needs Kafka', () => {
        throw new Error(missing);
      });
    });
    return;
  }
  describe.skip(name, specs);
}

function missingForKafka(): string | undefined {
  if (process.env['PONTIO_TEST_KAFKA_BROKERS'] || hasImage(KAFKA_IMAGE)) return undefined;
  return kafkaAvailable().missing;
}
