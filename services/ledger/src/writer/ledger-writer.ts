import type { Logger } from '@pontio/platform';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { LEDGER_WRITER } from '../persistence/roles.js';
import { type Partitions, monthOf } from '../persistence/partitions.js';
import { readArrival } from './arrival.js';
import { type ReadUpTo, commitBatch } from './commit-batch.js';
import { findNew } from './find-new.js';
import { Fenced, renewLease, takeLease } from './lease.js';
import { type LogState, loadLogState } from './log-state.js';
import { placeBatch } from './place-batch.js';
import { type Submission, WriteQueue } from './write-queue.js';

/** Records events in the log: each exactly once, however often it arrives. Rejects when it may not have. */
export type RecordEvents = (events: readonly Uint8Array[], readUpTo?: ReadUpTo) => Promise<void>;

/** Work that only the one active writer does: begun with its lease, ended with it. */
export type Duty = (state: LogState) => { stop(): Promise<void> };

/** This process is not the writer, and did not become it in time. Hand the events in again. */
export class NotWriting extends Error {
  constructor() {
    super('this ledger is not the writer of the log');
    this.name = 'NotWriting';
  }
}

/** What a writer needs. */
export interface LedgerWriterOptions {
  readonly url: string;
  readonly partitions: Partitions;
  /** Names this process in the lease, for people. */
  readonly holder: string;
  readonly logger: Logger;
  readonly now: () => number;
  readonly duties?: readonly Duty[];
}

const RENEW_MS = 2_000;
const RETRY_MS = 250;
const CONNECT_MS = 5_000;
/** How long events wait for this process to become the writer. */
const PATIENCE_MS = 5_000;

/**
 * Writes the log while it holds the lease; stands by for it otherwise. Whatever goes wrong ends the term: the lease
 * is taken anew and the log's state read again, so that nothing is ever built on a guess of what was committed.
 */
export class LedgerWriter {
  private readonly queue = new WriteQueue();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: LedgerWriterOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Ends after the batch under way and gives the lease back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.queue.interrupt();
    await this.running;
  }

  readonly record: RecordEvents = (events, readUpTo) =>
    this.stopping.signal.aborted
      ? Promise.reject(new NotWriting())
      : this.queue.add(events.map(readArrival), readUpTo);

  private async run(): Promise<void> {
    let isTold = false;
    while (!this.stopping.signal.aborted) {
      try {
        await this.standForTerm();
        isTold = false;
      } catch (error) {
        if (!isTold) this.options.logger.error({ err: error }, 'the log cannot be written; trying again');
        isTold = true;
      }
      this.queue.refuse(new NotWriting(), PATIENCE_MS);
      await pause(RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    this.queue.refuse(new NotWriting());
  }

  private async standForTerm(): Promise<void> {
    const { url, holder, logger } = this.options;
    const options = `-c timezone=UTC -c search_path=ledger -c role=${LEDGER_WRITER}`;
    const client = new pg.Client({ connectionString: url, options, connectionTimeoutMillis: CONNECT_MS });
    // A lost connection also fails the statement under way, which ends the term.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const epoch = await takeLease(client, holder);
      if (epoch === undefined) return;
      logger.info({ epoch }, 'this ledger is the writer');
      await this.serve(client, await loadLogState(client, epoch));
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async serve(client: pg.Client, begun: LogState): Promise<void> {
    const duties = (this.options.duties ?? []).map((begin) => begin(begun));
    try {
      for (let state = begun; !this.stopping.signal.aborted;) {
        const batch = await this.queue.take(RENEW_MS);
        if (batch.length === 0) await renewLease(client, state.epoch);
        else state = await this.write(client, state, batch);
      }
    } catch (error) {
      if (error instanceof Fenced) this.options.logger.warn('another ledger has become the writer');
      else throw error;
    } finally {
      this.queue.refuse(new NotWriting());
      await Promise.all(duties.map((duty) => duty.stop()));
    }
  }

  private async write(client: pg.Client, state: LogState, batch: readonly Submission[]): Promise<LogState> {
    try {
      const recordedAt = this.options.now();
      const fresh = await findNew(
        client,
        batch.flatMap(({ arrivals }) => arrivals),
      );
      await this.options.partitions.ensure(fresh.map(({ occurredAt }) => monthOf(occurredAt ?? recordedAt)));
      const readUpTo = batch.flatMap((submission) => submission.readUpTo ?? []);
      const placed = placeBatch(state, fresh);
      const written = await commitBatch(client, state, placed, { recordedAt, readUpTo });
      for (const { settle } of batch) settle();
      return written;
    } catch (error) {
      for (const { settle } of batch) settle(error as Error);
      throw error;
    }
  }
}
