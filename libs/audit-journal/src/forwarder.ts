import type { Logger } from '@pontio/platform';
import type { Cursor } from './spool/cursor.js';
import type { Spool } from './spool/spool.js';
import type { AuditTransport } from './transport.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** The cursor is saved this often at most; what a crash forgets is sent twice, which the ledger does not mind. */
const CURSOR_EVERY_MS = 200;
/** After a small batch the next one gathers for so long: a request's events then share a read and a call. */
const GATHER_MS = 20;
const SMALL_BATCH = 100;
/** How long closing waits for a send under way. */
const GRACE_MS = 1_000;

/** Sends what the spool holds, in order, and again for ever until it is taken. Never gives up, never skips. */
export class Forwarder {
  /** What went wrong at the last try; undefined after a success. */
  lastError: string | undefined;
  private stopped = false;
  private wake: (() => void) | undefined;
  private running: Promise<void> | undefined;
  private unsaved: Cursor | undefined;
  private savedAt = 0;

  constructor(
    private readonly spool: Spool,
    private readonly transport: AuditTransport,
    private readonly logger: Logger,
    private readonly onSent: () => void,
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
    let pause = FIRST_PAUSE_MS;
    while (!this.stopped) {
      try {
        const sent = await this.sendNext();
        this.succeeded();
        pause = FIRST_PAUSE_MS;
        if (sent > 0 && sent < SMALL_BATCH) await this.gather();
        if (this.spool.nextBatch().length === 0)
          await this.sleep(this.unsaved === undefined ? undefined : CURSOR_EVERY_MS);
      } catch (error) {
        this.failed(error);
        await this.sleep(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    await this.saveCursor().catch(() => undefined);
  }

  /** @returns how many events were sent */
  private async sendNext(): Promise<number> {
    const marks = this.spool.nextBatch();
    const batch = await this.spool.read(marks);
    if (batch !== undefined) {
      await this.transport.send(batch);
      this.unsaved = this.spool.acknowledge(marks);
      this.onSent();
    }
    if (performance.now() - this.savedAt > CURSOR_EVERY_MS) await this.saveCursor();
    return batch?.count ?? 0;
  }

  private async gather(): Promise<void> {
    if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
  }

  private async saveCursor(): Promise<void> {
    if (this.unsaved === undefined) return;
    const cursor = this.unsaved;
    await this.spool.save(cursor);
    this.unsaved = undefined;
    this.savedAt = performance.now();
  }

  private succeeded(): void {
    if (this.lastError === undefined) return;
    this.lastError = undefined;
    this.logger.info({ transport: this.transport.name }, 'audit is sent again');
  }

  private failed(error: unknown): void {
    if (this.lastError === undefined)
      this.logger.warn({ err: error, transport: this.transport.name }, 'audit is kept but not sent');
    this.lastError = error instanceof Error ? `${error.name} while sending` : 'sending failed';
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
