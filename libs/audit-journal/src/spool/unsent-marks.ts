import type { Cursor } from './cursor.js';
import { MAX_FRAME_BYTES, MAX_FRAME_EVENTS } from './frame.js';
import type { Mark } from './mark.js';

/** The frames of a spool that the transport has not taken, oldest first, and how far it has come. */
export class UnsentMarks {
  /** How far everything is taken, and durable; undefined while nothing more was taken since the spool was opened. */
  cursor: Cursor | undefined;
  private readonly marks: Mark[];
  private events: number;
  private bytes: number;

  constructor(marks: readonly Mark[]) {
    this.marks = [...marks];
    this.events = marks.reduce((sum, { count }) => sum + count, 0);
    this.bytes = marks.reduce((sum, { size }) => sum + size, 0);
  }

  get oldest(): Mark | undefined {
    return this.marks[0];
  }

  /** Whether any of them is on disk. */
  get hasDurable(): boolean {
    return this.marks.some(({ place }) => place !== undefined);
  }

  /** Unsent events, their bytes on disk, and when the oldest was kept. */
  get unsent(): { readonly events: number; readonly bytes: number; readonly since?: number } {
    const since = this.marks.find(({ isTaken }) => isTaken !== true)?.keptAt;
    return { events: this.events, bytes: this.bytes, ...(since !== undefined && { since }) };
  }

  add(mark: Mark): void {
    this.marks.push(mark);
    this.events += mark.count;
    this.bytes += mark.size;
  }

  /** Forgets the last of them. */
  remove(mark: Mark): void {
    if (this.marks.at(-1) !== mark) return;
    this.marks.pop();
    this.events -= mark.count;
    this.bytes -= mark.size;
  }

  /** The oldest that fit one batch: all remembered, or side by side in one segment. They count as offered. */
  nextBatch(): readonly Mark[] {
    const from = this.marks.findIndex(({ isTaken }) => isTaken !== true);
    const first = this.marks[from];
    if (first === undefined) return [];
    const batch = this.marks.slice(from, this.endOfBatch(from, first));
    for (const mark of batch) mark.isOffered = true;
    return batch;
  }

  private endOfBatch(from: number, first: Mark): number {
    let [events, bytes] = [0, 0];
    const end = this.marks.findIndex((mark, index) => {
      if (index < from) return false;
      events += mark.count;
      bytes += mark.size;
      const isFull = events > MAX_FRAME_EVENTS || bytes > MAX_FRAME_BYTES;
      return index > from && (isFull || !isBeside(first, mark));
    });
    return end === -1 ? this.marks.length : end;
  }

  /** Notes that the transport has taken a batch, and tells those who wait for it. */
  take(batch: readonly Mark[]): void {
    for (const mark of batch) {
      mark.isTaken = true;
      this.events -= mark.count;
      for (const tell of mark.waiters?.splice(0) ?? []) tell();
    }
    this.settle();
  }

  /** Tells everybody who waits for the transport that nobody should. */
  giveUpWaiting(): void {
    for (const { waiters } of this.marks) for (const tell of waiters?.splice(0) ?? []) tell();
  }

  /** Moves the cursor over what is both taken and durable. */
  settle(): void {
    const end = this.marks.findIndex(({ isTaken, place }) => isTaken !== true || place === undefined);
    const done = this.marks.splice(0, end === -1 ? this.marks.length : end);
    for (const { size } of done) this.bytes -= size;
    const last = done.at(-1);
    if (last?.place === undefined) return;
    this.cursor = { segment: last.place.segment, offset: last.place.end, digest: last.digest };
  }
}

/** Whether two marks can be read together. */
function isBeside(first: Mark, mark: Mark): boolean {
  if (first.lines !== undefined) return mark.lines !== undefined;
  return mark.lines === undefined && mark.place?.segment === first.place?.segment;
}
