import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaAvailable } from '@pontio/embedded';
import { type TestDatabase, createTestDatabase, testKafka } from '@pontio/testing/servers';
import pg from 'pg';
import { type Asker, type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { type AuditEntry, waitForAudit } from '../src/demo/audit-entries.js';
import { aboutEllie, devikaAsks } from '../src/demo/questions.js';
import { anyPorts } from '../src/system/ports.js';
import { type LocalSystem, type SystemOptions, startSystem } from '../src/system/start-system.js';

const PATIENCE_MS = 50_000;

/** Waits until `look` finds what is looked for, and gives it; gives up after most of a minute with what it saw last. */
export async function until<T>(look: () => Promise<T>, isFound: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (isFound(seen) || Date.now() > deadline) return seen;
    await pause();
  }
}

/** A whole system for one spec file: own state, own database, any ports. */
export interface TestSystem extends LocalSystem {
  readonly stateDir: string;
  readonly databaseUrl: string;
  /** Asks as somebody, about Ellie unless another operation is given. */
  askAs(asker: Asker, body?: Parameters<typeof ask>[2]): Promise<GatewayAnswer>;
  /** Asks again and again until the answer is as it should be: after a source came back, its breaker has to close. */
  askUntil(asker: Asker, isGood: (answer: GatewayAnswer) => boolean): Promise<GatewayAnswer>;
  /** The data of every event the ledger has stored, past every view of it. */
  storedEvents(): Promise<readonly Record<string, unknown>[]>;
  /** The audit entries of a request, once they have reached the ledger. */
  auditOf(
    answer: GatewayAnswer,
    isComplete?: (entries: readonly AuditEntry[]) => boolean,
  ): Promise<readonly AuditEntry[]>;
}

/**
 * Starts a system on the run's own PostgreSQL, and on its Kafka where Kafka can run.
 *
 * @param kafka - `shared` for the run's, `embedded` for one of its own that may be killed, `none`
 */
export async function startTestSystem(
  kafka: 'shared' | 'embedded' | 'none' = 'shared',
  options: Partial<SystemOptions> = {},
): Promise<TestSystem> {
  const stateDir = mkdtempSync(join(tmpdir(), 'pontio-system-'));
  const database: TestDatabase = await createTestDatabase();
  const system = await startSystem({
    stateDir,
    ports: anyPorts,
    databaseUrl: database.url,
    kafka: kafka === 'shared' ? await sharedKafka() : kafka,
    consumerGroup: `ledger-${randomUUID()}`,
    progress: () => undefined,
    ...options,
  });
  const { description } = system;
  const askAs: TestSystem['askAs'] = async (asker, body = aboutEllie) =>
    ask(description, await tokenFor(asker, description), body);
  return {
    ...system,
    stateDir,
    databaseUrl: database.url,
    askAs,
    askUntil: (asker, isGood) => until(() => askAs(asker), isGood),
    storedEvents: () => readLedger(database.url),
    auditOf: async ({ sharing, errors }, isComplete) => {
      const requestId = sharing?.requestId ?? String(errors[0]?.extensions['requestId']);
      return waitForAudit(description, await tokenFor(devikaAsks, description), requestId, isComplete);
    },
    close: async () => {
      await system.close();
      await database.drop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** The run's Kafka, or none on a machine that cannot run one. */
async function sharedKafka(): Promise<SystemOptions['kafka']> {
  return kafkaAvailable().ok ? { brokers: (await testKafka()).brokers.join(',') } : 'none';
}

async function readLedger(connectionString: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ bytes: Buffer }>(
      'select bytes from ledger.event order by recorded_at',
    );
    return rows.map(({ bytes }) => (JSON.parse(bytes.toString()) as { data: Record<string, unknown> }).data);
  } finally {
    await client.end();
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

/** The paths of the values an answer holds; list positions and nulls left out. */
export function valuesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(item, path));
  if (typeof value !== 'object' || value === null) return value === null || value === undefined ? [] : [path];
  return Object.entries(value).flatMap(([key, item]) => valuesOf(item, path === '' ? key : `${path}.${key}`));
}
