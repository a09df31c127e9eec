import type { Logger } from '@pontio/platform';
import type { Spool } from './spool/spool.js';
import type { AuditTransport } from './transport.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** The cursor is saved this often at most; what a crash forgets is sent twice, which the ledger does not mind. */
const CURSOR_EVERY_MS = 500;
/** Where nobody waits for the transport, the next batch gathers for so long after a small one: they share a call. */
const GATHER_MS = 20;
const SMALL_BATCH = 100;
/** While there is nothing to send the transport is asked this often whether it would take it. */
const HEARTBEAT_MS = 1_000;
/** How long closing waits for a send under way. */
const GRACE_MS = 1_000;

/** Who is told how sending goes. */
export interface SendingWatch {
  /** The transport has answered: it has taken a batch, or would. */
  answered(): void;
  /** It has failed, or not answered in time. */
  failed(): void;
}

/** Sends what the spool holds, in order, and again for ever until it is taken. Never gives up, never skips. */
export class Forwarder {
  /** What went wrong at the last try; undefined after a success. */
  lastError: string | undefined;
  private stopped = false;
  private wake: (() => void) | undefined;
  private running: Promise<void> | undefined;
  private savedAt = 0;
  private heardAt = -HEARTBEAT_MS;
  private pauseMs = FIRST_PAUSE_MS;

  constructor(
    private readonly spool: Spool,
    private readonly transport: AuditTransport,
    private readonly logger: Logger,
    private readonly watch: SendingWatch,
  ) {}

  /** Tells that the spool holds something new. */
  notify(): void {
    this.running ??= this.run();
    if (this.lastError === undefined) this.wake?.();
  }

  /** Ends after the send under way, or without it when it takes too long; unsent events stay in the spool. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    const grace = setTimeout(() => void this.transport.close(), GRACE_MS);
    await this.running;
    clearTimeout(grace);
    await this.transport.close();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.sendOrRest();
      } catch (error) {
        this.failed(error);
        await this.sleep(this.pauseMs);
        this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
    await this.spool.saveCursor().catch(() => undefined);
  }

  private async sendOrRest(): Promise<void> {
    const marks = this.spool.marks.nextBatch();
    if (marks.length === 0) {
      await this.rest();
      return;
    }
    const batch = await this.spool.read(marks);
    await this.transport.send(batch);
    this.spool.marks.take(marks);
    this.answered();
    if (performance.now() - this.savedAt > CURSOR_EVERY_MS) await this.saveCursor();
    if (!this.transport.isReplicated && batch.count < SMALL_BATCH) await this.gather();
  }

  private async rest(): Promise<void> {
    const { transport, spool } = this;
    if (transport.isReplicated && performance.now() - this.heardAt >= HEARTBEAT_MS) {
      await transport.probe();
      this.answered();
      return;
    }
    await this.sleep(spool.isAhead ? CURSOR_EVERY_MS : transport.isReplicated ? HEARTBEAT_MS : undefined);
    if (performance.now() - this.savedAt > CURSOR_EVERY_MS) await this.saveCursor();
  }

  private async gather(): Promise<void> {
    if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
  }

  private async saveCursor(): Promise<void> {
    await this.spool.saveCursor();
    this.savedAt = performance.now();
  }

  private answered(): void {
    this.pauseMs = FIRST_PAUSE_MS;
    this.heardAt = performance.now();
    if (this.lastError !== undefined)
      this.logger.info({ transport: this.transport.name }, 'audit is sent again');
    this.lastError = undefined;
    this.watch.answered();
  }

  private failed(error: unknown): void {
    if (this.lastError === undefined)
      this.logger.warn({ err: error, transport: this.transport.name }, 'audit is kept but not sent');
    this.lastError = error instanceof Error ? `${error.name} while sending` : 'sending failed';
    this.watch.failed();
  }

  private async sleep(ms?: number): Promise<void> {
    if (this.stopped) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (ms !== undefined) timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
    this.wake = undefined;
  }
}
