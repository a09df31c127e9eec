import { type AuditEvent, type WrittenEvent, writeEvent } from '@pontio/audit-contract';
import { PontioError } from '@pontio/errors';
import type { Logger } from '@pontio/platform';
import type { AuditJournal, JournalLimits, JournalState } from './audit-journal.js';
import type { Forwarder } from './forwarder.js';
import { GroupCommit } from './group-commit.js';
import type { Spool } from './spool/spool.js';

const REPAIR_EVERY_MS = 1_000;

/** What the journal is put together from. */
export interface JournalParts {
  readonly spool: Spool;
  readonly limits: JournalLimits;
  readonly clock: () => Date;
  readonly logger: Logger;
  readonly unlock: () => Promise<void>;
  readonly forwarderFor: (onSent: () => void) => Forwarder | undefined;
}

/** The journal over a spool: limits, group commit, repair after a failure, and sending. */
export class SpooledJournal implements AuditJournal {
  private readonly commits = new GroupCommit((texts) => this.keep(texts));
  private readonly forwarder: Forwarder | undefined;
  private failure: unknown;
  private repairTimer: NodeJS.Timeout | undefined;
  private waiters: (() => void)[] = [];
  private closing: Promise<void> | undefined;

  constructor(private readonly parts: JournalParts) {
    this.forwarder = parts.forwarderFor(() => {
      this.tellDrained();
    });
    this.forwarder?.notify();
  }

  async append(events: readonly (AuditEvent | WrittenEvent)[]): Promise<void> {
    const obstacle = this.obstacle(events.length);
    if (obstacle !== undefined) throw new PontioError('AUDIT_UNAVAILABLE', { detail: obstacle });
    await this.commits.add(events.map((event) => ('text' in event ? event.text : writeEvent(event).text)));
  }

  isWritable(): boolean {
    return this.failure === undefined && this.obstacle(1) === undefined;
  }

  state(): JournalState {
    const { events, since } = this.parts.spool.unsent;
    const lastError = this.failure === undefined ? this.forwarder?.lastError : describe(this.failure);
    return {
      unsent: events,
      ...(since !== undefined && { oldestUnsentAt: new Date(since).toISOString() }),
      ...(lastError !== undefined && { lastError }),
    };
  }

  async whenDrained(): Promise<void> {
    await this.commits.idle();
    if (this.parts.spool.unsent.events === 0) return;
    await new Promise<void>((resolve) => this.waiters.push(resolve));
  }

  close(): Promise<void> {
    return (this.closing ??= this.shut());
  }

  private async shut(): Promise<void> {
    clearTimeout(this.repairTimer);
    await this.commits.idle();
    await this.forwarder?.stop();
    await this.parts.spool.close();
    await this.parts.unlock();
  }

  private obstacle(events: number): string | undefined {
    const { limits, clock, spool } = this.parts;
    const { bytes, since } = spool.unsent;
    if (this.closing) return 'the journal is closed';
    if (this.commits.waiting + events > limits.maxQueuedEvents) return 'too many events wait to be written';
    if (bytes >= limits.maxSpoolBytes) return 'the spool is full';
    if (since !== undefined && clock().getTime() - since > limits.maxUnsentAgeMs)
      return 'the oldest unsent event is too old';
    return undefined;
  }

  private async keep(texts: readonly string[]): Promise<void> {
    const { spool, clock } = this.parts;
    try {
      if (this.failure !== undefined) await this.repair();
      if (texts.length > 0) await spool.keep(texts, clock().getTime());
    } catch (error) {
      this.failed(error);
      throw new PontioError('AUDIT_UNAVAILABLE', { detail: describe(error), cause: error });
    }
    this.forwarder?.notify();
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

  private tellDrained(): void {
    if (this.parts.spool.unsent.events > 0) return;
    for (const resolve of this.waiters.splice(0)) resolve();
  }
}

function describe(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code ?? (error instanceof Error ? error.message : 'unknown');
}
