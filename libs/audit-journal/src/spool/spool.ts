import type { Logger } from '@pontio/platform';
import { mkdir, open, rm } from 'node:fs/promises';
import type { OutgoingBatch } from '../transport.js';
import { type Cursor, saveCursor } from './cursor.js';
import { type Frame, MAX_FRAME_BYTES, MAX_FRAME_EVENTS, decodeFrame, encodeFrame } from './frame.js';
import type { Mark } from './mark.js';
import { type Recovered, recover, segmentPath } from './recover.js';
import { SegmentFile, syncDirectory } from './segment-file.js';

/** Unsent bytes that are remembered at most; what is beyond is read back from disk. */
const MAX_REMEMBERED_BYTES = 8 * 1024 * 1024;

/** The files of a journal: hash-chained frames in segments, and how far they were sent. */
export class Spool {
  private readonly marks: Mark[];
  private head: string;
  private segment: number;
  private lastSegment: number;
  private oldestSegment: number;
  private unsentEvents: number;
  private unsentBytes: number;

  private constructor(
    private readonly directory: string,
    private readonly segmentBytes: number,
    recovered: Recovered,
    private file: SegmentFile,
  ) {
    this.marks = [...recovered.marks];
    this.head = recovered.head;
    this.segment = this.lastSegment = recovered.nextSegment;
    this.oldestSegment = this.marks[0]?.segment ?? this.segment;
    this.unsentEvents = this.marks.reduce((sum, mark) => sum + mark.count, 0);
    this.unsentBytes = this.marks.reduce((sum, mark) => sum + mark.end - mark.start, 0);
  }

  static async open(directory: string, segmentBytes: number, logger: Logger): Promise<Spool> {
    const recovered = await recover(directory, logger);
    const file = await SegmentFile.create(segmentPath(directory, recovered.nextSegment));
    return new Spool(directory, segmentBytes, recovered, file);
  }

  /** Unsent events, their bytes on disk, and when the oldest was kept. */
  get unsent(): { readonly events: number; readonly bytes: number; readonly since?: number } {
    const [oldest] = this.marks;
    return {
      events: this.unsentEvents,
      bytes: this.unsentBytes,
      ...(oldest && { since: oldest.keptAt }),
    };
  }

  /**
   * Keeps events as one durable write. The caller sees to it that calls do not overlap and that one call
   * is no larger than a frame. After a rejection, {@link repair} comes first.
   */
  async keep(texts: readonly string[], keptAt: number): Promise<void> {
    if (this.file.size >= this.segmentBytes) await this.beginSegment();
    const { digest, count, lines, bytes } = encodeFrame(this.head, keptAt, texts);
    const start = this.file.size;
    await this.file.append(bytes);
    this.head = digest;
    this.unsentEvents += count;
    this.unsentBytes += bytes.length;
    this.marks.push({
      ...{ segment: this.segment, start, end: start + bytes.length, count, keptAt, digest },
      ...(this.unsentBytes <= MAX_REMEMBERED_BYTES && { lines }),
    });
  }

  /** Makes the spool writable again, or rejects. A spool that vanished with unsent events stays refused. */
  async repair(): Promise<void> {
    const isAllSent = this.marks.length === 0;
    try {
      await this.file.repair();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !isAllSent) throw error;
      await mkdir(this.directory, { recursive: true, mode: 0o700 });
    }
    if (!isAllSent) return;
    // Gives back the room that sent events still take in the open segment.
    const { path } = this.file;
    await this.beginSegment();
    await rm(path, { force: true });
  }

  /** The oldest unsent marks that fit one batch, side by side in one segment. */
  nextBatch(): readonly Mark[] {
    const [first] = this.marks;
    if (first === undefined) return [];
    let events = 0;
    let count = 0;
    for (const mark of this.marks) {
      events += mark.count;
      const isFull = events > MAX_FRAME_EVENTS || mark.end - first.start > MAX_FRAME_BYTES;
      if (mark.segment !== first.segment || (isFull && count > 0)) break;
      count += 1;
    }
    return this.marks.slice(0, count);
  }

  /** The events of a batch: as remembered, or else read back from disk and checked to be unchanged. */
  async read(batch: readonly Mark[]): Promise<OutgoingBatch | undefined> {
    const [first, last] = [batch[0], batch.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const remembered = batch.flatMap(({ lines }) => lines ?? []);
    const isRemembered = remembered.length === batch.length;
    return {
      lines: isRemembered ? remembered : (await this.readBack(first, last)).map(({ lines }) => lines),
      count: batch.reduce((sum, { count }) => sum + count, 0),
      chain: last.digest,
    };
  }

  /** Notes that the transport has taken a batch. @returns the cursor to save */
  acknowledge(batch: readonly Mark[]): Cursor | undefined {
    const last = batch.at(-1);
    if (last === undefined) return undefined;
    this.marks.splice(0, batch.length);
    for (const mark of batch) {
      this.unsentEvents -= mark.count;
      this.unsentBytes -= mark.end - mark.start;
    }
    return { segment: last.segment, offset: last.end, digest: last.digest };
  }

  /** Deletes the segments that lie wholly behind a cursor and makes it durable. */
  async save(cursor: Cursor): Promise<void> {
    // Deleting comes first: on a full disk it is what makes room for the cursor.
    for (; this.oldestSegment < cursor.segment; this.oldestSegment += 1)
      await rm(segmentPath(this.directory, this.oldestSegment), { force: true });
    await saveCursor(this.directory, cursor);
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async readBack(first: Mark, last: Mark): Promise<Frame[]> {
    const bytes = Buffer.alloc(last.end - first.start);
    const handle = await open(segmentPath(this.directory, first.segment), 'r');
    try {
      await handle.read(bytes, 0, bytes.length, first.start);
    } finally {
      await handle.close();
    }
    const frames: Frame[] = [];
    for (let offset = 0; offset < bytes.length;) {
      const frame = decodeFrame(bytes, offset);
      if (frame === undefined) throw new Error(`segment ${String(first.segment)} has changed on disk`);
      frames.push(frame);
      offset += frame.bytes.length;
    }
    return frames;
  }

  private async beginSegment(): Promise<void> {
    // A number is used once, even when making its file fails half-way.
    this.lastSegment += 1;
    const file = await SegmentFile.create(segmentPath(this.directory, this.lastSegment));
    await this.file.close();
    this.segment = this.lastSegment;
    this.file = file;
  }
}

/** Makes the directory of a spool, with its name durable in the directory above. */
export async function makeSpoolDirectory(directory: string): Promise<void> {
  const made = await mkdir(directory, { recursive: true, mode: 0o700 });
  if (made !== undefined) await syncDirectory(`${made}/..`);
}
