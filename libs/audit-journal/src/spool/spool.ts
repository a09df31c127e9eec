import type { Logger } from '@pontio/platform';
import { mkdir, open, rm } from 'node:fs/promises';
import type { OutgoingBatch } from '../transport.js';
import { type Cursor, saveCursor } from './cursor.js';
import { type Frame, decodeFrame, encodeFrame } from './frame.js';
import { type Mark, markOf } from './mark.js';
import { recover, segmentPath } from './recover.js';
import { SegmentFile, syncDirectory } from './segment-file.js';
import { UnsentMarks } from './unsent-marks.js';

/** Unsent bytes that are remembered at most; what is beyond is read back from disk. */
const MAX_REMEMBERED_BYTES = 8 * 1024 * 1024;

/** What a spool is opened with. */
export interface SpoolOptions {
  readonly directory: string;
  readonly segmentBytes: number;
  /** Whether events are sent while they are being written, rather than after. */
  readonly sendsAtOnce: boolean;
  readonly logger: Logger;
}

/** The files of a journal: hash-chained frames in segments, and how far they were sent. */
export class Spool {
  private lastSegment: number;
  private oldestSegment: number;
  private savedCursor: Cursor | undefined;
  /** A frame that the transport may have taken, but the disk has not. */
  private unwritten: { readonly mark: Mark; readonly bytes: Buffer } | undefined;

  private constructor(
    private readonly options: Omit<SpoolOptions, 'logger'>,
    readonly marks: UnsentMarks,
    /** Digest of the last frame. */
    private head: string,
    private segment: number,
    private file: SegmentFile,
  ) {
    this.lastSegment = segment;
    this.oldestSegment = marks.oldest?.place?.segment ?? segment;
  }

  static async open({ logger, ...options }: SpoolOptions): Promise<Spool> {
    const { directory } = options;
    const { marks, head, nextSegment } = await recover(directory, logger);
    const file = await SegmentFile.create(segmentPath(directory, nextSegment));
    return new Spool(options, new UnsentMarks(marks), head, nextSegment, file);
  }

  /**
   * Keeps events as one durable write. The caller sees to it that calls do not overlap and that one call
   * is no larger than a frame. After a rejection, {@link repair} comes first.
   *
   * @param begun - told of the frame before it is written
   */
  async keep(texts: readonly string[], keptAt: number, begun: () => void): Promise<Mark> {
    const { sendsAtOnce, segmentBytes } = this.options;
    if (this.file.size >= segmentBytes) await this.beginSegment();
    const frame = encodeFrame(this.head, keptAt, texts);
    const mark: Mark = { ...markOf(frame), lines: frame.lines };
    this.head = mark.digest;
    if (sendsAtOnce) {
      this.marks.add(mark);
      begun();
    }
    try {
      await this.write(mark, frame.bytes);
    } catch (error) {
      this.notWritten(mark, frame.bytes);
      throw error;
    }
    if (!sendsAtOnce) this.marks.add(mark);
    if (this.marks.unsent.bytes > MAX_REMEMBERED_BYTES) delete mark.lines;
    return mark;
  }

  /** Makes the spool writable again, or rejects. A spool that vanished with unsent events stays refused. */
  async repair(): Promise<void> {
    const isAllSent = !this.marks.hasDurable;
    try {
      await this.file.repair();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !isAllSent) throw error;
      await mkdir(this.options.directory, { recursive: true, mode: 0o700 });
    }
    if (isAllSent) {
      // Gives back the room that sent events still take in the open segment.
      const { path } = this.file;
      await this.beginSegment();
      await rm(path, { force: true });
    }
    if (this.unwritten === undefined) return;
    await this.write(this.unwritten.mark, this.unwritten.bytes);
    this.unwritten = undefined;
  }

  /** The events of a batch: as remembered, or else read back from disk and checked to be unchanged. */
  async read(batch: readonly Mark[]): Promise<OutgoingBatch> {
    const remembered = batch.flatMap(({ lines }) => lines ?? []);
    const isRemembered = remembered.length === batch.length;
    return {
      lines: isRemembered ? remembered : (await this.readBack(batch)).map(({ lines }) => lines),
      count: batch.reduce((sum, { count }) => sum + count, 0),
      chain: batch.at(-1)?.digest ?? this.head,
    };
  }

  /** Deletes the segments that were wholly taken and makes durable how far the transport has taken the rest. */
  async saveCursor(): Promise<void> {
    const { cursor } = this.marks;
    if (cursor === undefined || cursor === this.savedCursor) return;
    // Deleting comes first: on a full disk it is what makes room for the cursor.
    for (; this.oldestSegment < cursor.segment; this.oldestSegment += 1)
      await rm(segmentPath(this.options.directory, this.oldestSegment), { force: true });
    await saveCursor(this.options.directory, cursor);
    this.savedCursor = cursor;
  }

  /** Whether the transport has taken more than the cursor on disk says. */
  get isAhead(): boolean {
    return this.marks.cursor !== this.savedCursor;
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async write(mark: Mark, bytes: Buffer): Promise<void> {
    const start = this.file.size;
    await this.file.append(bytes);
    mark.place = { segment: this.segment, start, end: start + bytes.length };
    this.marks.settle();
  }

  /**
   * What the transport may have taken has to be in the spool too, or its chain would speak of what the spool does
   * not hold: it is written when the spool is repaired. Anything else was never kept.
   */
  private notWritten(mark: Mark, bytes: Buffer): void {
    if (mark.isOffered === true) {
      this.unwritten = { mark, bytes };
      return;
    }
    this.head = mark.previous;
    this.marks.remove(mark);
  }

  private async readBack(batch: readonly Mark[]): Promise<Frame[]> {
    const [first, last] = [batch[0]?.place, batch.at(-1)?.place];
    if (first === undefined || last === undefined) return [];
    const bytes = Buffer.alloc(last.end - first.start);
    const handle = await open(segmentPath(this.options.directory, first.segment), 'r');
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
    const file = await SegmentFile.create(segmentPath(this.options.directory, this.lastSegment));
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
