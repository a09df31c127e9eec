import { type AuditEvent, type WrittenEvent, writeEvent } from '@pontio/audit-contract';
import { PontioError } from '@pontio/errors';
import type { Logger } from '@pontio/platform';
import type { AuditJournal, Evidence, JournalLimits, JournalState } from './audit-journal.js';
import { Confirmations } from './confirmations.js';
import { degradedEvent } from './degraded-event.js';
import type { Forwarder, SendingWatch } from './forwarder.js';
import { GroupCommit } from './group-commit.js';
import type { Mark } from './spool/mark.js';
import type { Spool } from './spool/spool.js';

const REPAIR_EVERY_MS = 1_000;
/** When to ask again: a queue is short-lived, anything else is not. */
const SOON_SECONDS = 1;
const LATER_SECONDS = 5;

/** What the journal is put together from. */
export interface JournalParts {
  readonly spool: Spool;
  readonly limits: JournalLimits;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** Whose journal it is, `urn:pontio:…`. */
  readonly source: string;
  readonly unlock: () => Promise<void>;
  readonly forwarderFor: (watch: SendingWatch) => Forwarder | undefined;
  /** Whether the transport is worth waiting for. */
  readonly isReplicated: boolean;
}

/** The journal over a spool: limits, group commit, repair after a failure, sending, and what is waited for. */
export class SpooledJournal implements AuditJournal {
  private readonly commits: GroupCommit<Mark | undefined>;
  private readonly confirmations: Confirmations;
  private readonly forwarder: Forwarder | undefined;
  private failure: unknown;
  private repairTimer: NodeJS.Timeout | undefined;
  private degradedAt: Date | undefined;
  private waiters: (() => void)[] = [];
  private closing: Promise<void> | undefined;

  constructor(private readonly parts: JournalParts) {
    const { spool, limits, forwarderFor } = parts;
    this.commits = new GroupCommit({
      write: (texts) => this.keep(texts),
      deadlineMs: limits.hardDeadlineMs,
      tooLate: () => refused('the disk does not answer', LATER_SECONDS),
    });
    this.confirmations = new Confirmations(spool.marks, limits.softDeadlineMs);
    this.forwarder = forwarderFor({
      answered: () => {
        this.answered();
      },
      failed: () => {
        this.confirmations.failed();
      },
    });
    this.forwarder?.notify();
  }

  async append(events: readonly (AuditEvent | WrittenEvent)[], evidence: Evidence = 'LOCAL'): Promise<void> {
    this.checkRoom(events.length);
    const started = performance.now();
    const texts = events.map((event) => ('text' in event ? event.text : writeEvent(event).text));
    const mark = await this.commits.add(texts);
    if (evidence === 'LOCAL' || mark === undefined || !this.parts.isReplicated) return;
    if (await this.confirmations.confirmed(mark, performance.now() - started)) return;
    const obstacle = this.overBudget();
    if (obstacle !== undefined) throw refused(obstacle, LATER_SECONDS);
    this.degraded();
  }

  isWritable(): boolean {
    return this.failure === undefined && this.overBudget() === undefined && !this.isBusy(1);
  }

  state(): JournalState {
    const { events, since } = this.parts.spool.marks.unsent;
    const lastError = this.failure === undefined ? this.forwarder?.lastError : describe(this.failure);
    return {
      unsent: events,
      ...(since !== undefined && { oldestUnsentAt: new Date(since).toISOString() }),
      ...(this.degradedAt !== undefined && { degradedSince: this.degradedAt.toISOString() }),
      ...(lastError !== undefined && { lastError }),
    };
  }

  async whenDrained(): Promise<void> {
    await this.commits.idle();
    if (this.parts.spool.marks.unsent.events === 0) return;
    await new Promise<void>((resolve) => this.waiters.push(resolve));
  }

  close(): Promise<void> {
    return (this.closing ??= this.shut());
  }

  private async shut(): Promise<void> {
    clearTimeout(this.repairTimer);
    await this.commits.idle();
    await this.forwarder?.stop();
    // Whoever still waits for the transport has waited long enough.
    this.confirmations.failed();
    await this.parts.spool.close();
    await this.parts.unlock();
  }

  private checkRoom(events: number): void {
    const obstacle = this.overBudget();
    if (obstacle !== undefined) throw refused(obstacle, LATER_SECONDS);
    if (this.isBusy(events)) throw refused('too many events wait to be written', SOON_SECONDS);
  }

  private overBudget(): string | undefined {
    const { limits, clock, spool } = this.parts;
    const { bytes, since } = spool.marks.unsent;
    if (this.closing) return 'the journal is closed';
    if (bytes >= limits.maxSpoolBytes) return 'the spool is full';
    if (since !== undefined && clock().getTime() - since > limits.maxUnsentAgeMs)
      return 'the oldest unsent event is too old';
    return undefined;
  }

  private isBusy(events: number): boolean {
    const { maxQueuedEvents, maxQueuedMs } = this.parts.limits;
    return this.commits.waiting + events > maxQueuedEvents || this.commits.waitingMs > maxQueuedMs;
  }

  private async keep(texts: readonly string[]): Promise<Mark | undefined> {
    const { spool, clock } = this.parts;
    const tell = (): void => this.forwarder?.notify();
    try {
      if (this.failure !== undefined) await this.repair();
      const mark = texts.length === 0 ? undefined : await spool.keep(texts, clock().getTime(), tell);
      tell();
      return mark;
    } catch (error) {
      this.failed(error);
      throw refused(describe(error), LATER_SECONDS, error);
    }
  }

  private async repair(): Promise<void> {
    await this.parts.spool.repair();
    this.failure = undefined;
    this.parts.logger.info('the audit journal can write again');
  }

  private failed(error: unknown): void {
    if (this.failure === undefined)
      this.parts.logger.error(
        { err: error },
        'the audit journal cannot write: nothing is shared until it can',
      );
    this.failure = error;
    clearTimeout(this.repairTimer);
    if (this.closing) return;
    // So that a journal asked only whether it is writable becomes so again.
    this.repairTimer = setTimeout(() => {
      this.commits.touch();
    }, REPAIR_EVERY_MS).unref();
  }

  /** Something was released on the evidence of this disk alone; the first time since it was otherwise, that is told. */
  private degraded(): void {
    const { clock, source, logger } = this.parts;
    if (this.degradedAt !== undefined) return;
    this.degradedAt = clock();
    logger.warn('Kafka does not confirm in time: what is released rests on the disk of this machine');
    const { text } = writeEvent(degradedEvent(source, this.degradedAt));
    this.commits.add([text]).catch(() => undefined);
  }

  private answered(): void {
    const { clock, logger, spool } = this.parts;
    const isInTime = this.confirmations.answered(clock().getTime());
    if (isInTime && this.degradedAt !== undefined) {
      this.degradedAt = undefined;
      logger.info('Kafka confirms in time again');
    }
    if (spool.marks.unsent.events > 0) return;
    for (const resolve of this.waiters.splice(0)) resolve();
  }
}

function refused(detail: string, retryAfterSeconds: number, cause?: unknown): PontioError {
  return new PontioError('AUDIT_UNAVAILABLE', { detail, retryAfterSeconds, cause });
}

function describe(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code ?? (error instanceof Error ? error.message : 'unknown');
}
