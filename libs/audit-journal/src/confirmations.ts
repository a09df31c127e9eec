import type { Mark } from './spool/mark.js';
import type { UnsentMarks } from './spool/unsent-marks.js';

/**
 * Waits for the transport to confirm, and knows when not to: a breaker, open while the transport is not known to
 * answer in time. Whatever the transport does, and its heartbeat while there is nothing to send, moves it.
 */
export class Confirmations {
  private isOpen = true;

  constructor(
    private readonly marks: UnsentMarks,
    private readonly deadlineMs: number,
  ) {}

  /** Resolves in time, to whether the transport has confirmed that it has a frame for good. */
  async confirmed(mark: Mark, waitedMs: number): Promise<boolean> {
    if (mark.isTaken !== true && !this.isOpen) await this.whenTaken(mark, this.deadlineMs - waitedMs);
    return mark.isTaken === true;
  }

  /** The transport has answered. It can be waited for again once nothing is as late as that. */
  answered(now: number): boolean {
    const { since } = this.marks.unsent;
    if (since !== undefined && now - since > this.deadlineMs) return false;
    this.isOpen = false;
    return true;
  }

  /** The transport has failed, or is late: nobody waits any longer. */
  failed(): void {
    this.isOpen = true;
    this.marks.giveUpWaiting();
  }

  private async whenTaken(mark: Mark, ms: number): Promise<void> {
    const isFirst = mark.waiters === undefined;
    const taken = new Promise<void>((resolve) => (mark.waiters ??= []).push(resolve));
    if (!isFirst) return taken;
    const late = setTimeout(
      () => {
        this.failed();
      },
      Math.max(ms, 0),
    );
    await taken;
    clearTimeout(late);
  }
}
