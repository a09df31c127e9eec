import { AUDIT_TOPIC, ensureAuditTopic } from '@pontio/audit-journal';
import type { Logger } from '@pontio/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { type Consumer, type EachBatchPayload, Kafka, logLevel } from 'kafkajs';
import type { RecordEvents } from '../writer/ledger-writer.js';
import { BATCH_EVENTS } from '../writer/write-queue.js';

/** What the consumer needs. */
export interface AuditConsumerOptions {
  readonly brokers: readonly string[];
  /** Consumer group: one for each ledger database, however many processes write to it. */
  readonly group: string;
  readonly recordEvents: RecordEvents;
  /** The offset to read next, by partition, as the ledger's own database has it. */
  readonly loadOffsets: (topic: string) => Promise<Map<number, string>>;
  readonly logger: Logger;
}

const PAUSE_MS = 1_000;
/** How long stopping waits for Kafka to be told. */
const LEAVING_MS = 3_000;

/**
 * Reads the audit topic into the ledger until it is stopped, whatever happens to Kafka or the database. The
 * truth about how far it has read is in the ledger's database alone; Kafka is told for people who look there.
 */
export class AuditConsumer {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private offsets = new Map<number, string>();

  constructor(private readonly options: AuditConsumerOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { logger } = this.options;
    let isTold = false;
    while (!this.stopping.signal.aborted) {
      try {
        await this.consumeUntilCrash(() => (isTold = false));
      } catch (error) {
        if (!isTold) logger.warn({ err: error }, 'the audit topic cannot be read; trying again');
        isTold = true;
      }
      await this.rest();
    }
  }

  private async consumeUntilCrash(onReading: () => void): Promise<void> {
    const { brokers, group } = this.options;
    const kafka = new Kafka({
      clientId: group,
      brokers: [...brokers],
      logLevel: logLevel.NOTHING,
      connectionTimeout: 3_000,
      retry: { retries: 2, initialRetryTime: 200, restartOnFailure: () => Promise.resolve(false) },
    });
    const consumer = kafka.consumer({
      groupId: group,
      sessionTimeout: 10_000,
      rebalanceTimeout: 10_000,
      // Also how long stopping takes when there is nothing to read.
      maxWaitTimeInMs: 500,
    });
    const crashed = this.untilCrashOrStop(consumer);
    this.seekWhenJoined(consumer);
    try {
      await Promise.race([crashed, this.read(kafka, consumer).then(onReading)]);
      await crashed;
    } finally {
      const leaving = consumer.disconnect().catch(() => undefined);
      await Promise.race([leaving, pause(LEAVING_MS, undefined, { ref: false })]);
    }
  }

  private async read(kafka: Kafka, consumer: Consumer): Promise<void> {
    await ensureAuditTopic(kafka);
    this.offsets = await this.options.loadOffsets(AUDIT_TOPIC);
    await consumer.connect();
    await consumer.subscribe({ topic: AUDIT_TOPIC, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: (payload) => this.recordBatch(payload),
    });
  }

  private untilCrashOrStop(consumer: Consumer): Promise<void> {
    const crash = new Promise<never>((_resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        reject(payload.error);
      });
    });
    const stop = new Promise<void>((resolve) => {
      this.stopping.signal.addEventListener('abort', () => {
        resolve();
      });
    });
    const either = Promise.race([crash, stop]);
    // Until it is awaited, a crash is told by whatever failed with it.
    either.catch(() => undefined);
    return either;
  }

  private seekWhenJoined(consumer: Consumer): void {
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      for (const partition of payload.memberAssignment[AUDIT_TOPIC] ?? []) {
        consumer.seek({ topic: AUDIT_TOPIC, partition, offset: this.offsets.get(partition) ?? '0' });
      }
    });
  }

  private async recordBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { partition, messages } = batch;
    this.checkNothingWasSkipped(partition, batch.firstOffset());
    for (let start = 0; start < messages.length; start += BATCH_EVENTS) {
      const next = messages[start + BATCH_EVENTS];
      const nextOffset = next?.offset ?? String(BigInt(batch.lastOffset()) + 1n);
      const events = messages.slice(start, start + BATCH_EVENTS).map(({ value }) => value ?? Buffer.alloc(0));
      if (!(await this.recordUntilDone(payload, events, nextOffset))) return;
    }
  }

  /** @returns false when the partition is no longer this consumer's */
  private async recordUntilDone(
    payload: EachBatchPayload,
    events: readonly Buffer[],
    nextOffset: string,
  ): Promise<boolean> {
    const { topic, partition } = payload.batch;
    while (payload.isRunning() && !payload.isStale() && !this.stopping.signal.aborted) {
      try {
        await this.options.recordEvents(events, { topic, partition, nextOffset });
        this.offsets.set(partition, nextOffset);
        payload.resolveOffset(String(BigInt(nextOffset) - 1n));
        // For people who look at Kafka. What is read next, the ledger's database alone says.
        void payload.commitOffsetsIfNecessary(payload.uncommittedOffsets()).catch(() => undefined);
        return true;
      } catch (error) {
        this.options.logger.error({ err: error }, 'events could not be recorded; trying again');
        await this.rest();
        await payload.heartbeat();
      }
    }
    return false;
  }

  /** Kafka deletes what is older than its retention; that it did so before we had read it must be known. */
  private checkNothingWasSkipped(partition: number, firstOffset: string | null): void {
    const expected = this.offsets.get(partition);
    if (expected === undefined || firstOffset === null || BigInt(firstOffset) <= BigInt(expected)) return;
    this.options.logger.fatal({ partition, expected, firstOffset }, 'Kafka has lost audit events');
  }

  private async rest(): Promise<void> {
    await pause(PAUSE_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
