import type { Logger } from '@pontio/platform';
import { mkdir, open, rm } from 'node:fs/promises';
import type { OutgoingEvent } from '../transport.js';
import { type Cursor, saveCursor } from './cursor.js';
import { decodeFrame, encodeFrame } from './frame.js';
import { MAX_MARK_BYTES, MAX_MARK_FRAMES, type Mark } from './mark.js';
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
  private unsentFrames: number;
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
    this.unsentFrames = this.marks.reduce((sum, mark) => sum + mark.frames, 0);
    this.unsentBytes = this.marks.reduce((sum, mark) => sum + mark.end - mark.start, 0);
  }

  static async open(directory: string, segmentBytes: number, logger: Logger): Promise<Spool> {
    const recovered = await recover(directory, logger);
    const file = await SegmentFile.create(segmentPath(directory, recovered.nextSegment));
    return new Spool(directory, segmentBytes, recovered, file);
  }

  /** Unsent events, their bytes on disk, and when the oldest was kept. */
  get unsent(): { readonly frames: number; readonly bytes: number; readonly since?: number } {
    const [oldest] = this.marks;
    return {
      frames: this.unsentFrames,
      bytes: this.unsentBytes,
      ...(oldest && { since: oldest.keptAt }),
    };
  }

  /**
   * Keeps payloads as one durable write. The caller sees to it that calls do not overlap and that one call
   * is no larger than a mark. After a rejection, {@link repair} comes first.
   */
  async keep(payloads: readonly Uint8Array[], keptAt: number): Promise<void> {
    if (this.file.size >= this.segmentBytes) await this.beginSegment();
    let digest = this.head;
    const lines = payloads.map((payload) => {
      const frame = encodeFrame(digest, keptAt, payload);
      digest = frame.digest;
      return frame.line;
    });
    const bytes = Buffer.concat(lines);
    const start = this.file.size;
    await this.file.append(bytes);
    this.head = digest;
    this.unsentFrames += lines.length;
    this.unsentBytes += bytes.length;
    this.marks.push({
      segment: this.segment,
      start,
      end: start + bytes.length,
      frames: lines.length,
      keptAt,
      digest,
      ...(this.unsentBytes <= MAX_REMEMBERED_BYTES && { payloads }),
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
    let frames = 0;
    let count = 0;
    for (const mark of this.marks) {
      frames += mark.frames;
      const isFull = frames > MAX_MARK_FRAMES || mark.end - first.start > MAX_MARK_BYTES;
      if (mark.segment !== first.segment || (isFull && count > 0)) break;
      count += 1;
    }
    return this.marks.slice(0, count);
  }

  /** The events of a batch: as remembered, or else read back from disk and checked to be unchanged. */
  async read(batch: readonly Mark[]): Promise<OutgoingEvent[]> {
    const [first, last] = [batch[0], batch.at(-1)];
    if (first === undefined || last === undefined) return [];
    const remembered = batch.flatMap(({ payloads }) => payloads ?? []);
    if (batch.every(({ payloads }) => payloads !== undefined)) return remembered.map(outgoing);
    const bytes = Buffer.alloc(last.end - first.start);
    const handle = await open(segmentPath(this.directory, first.segment), 'r');
    try {
      await handle.read(bytes, 0, bytes.length, first.start);
    } finally {
      await handle.close();
    }
    const events: OutgoingEvent[] = [];
    for (let offset = 0; offset < bytes.length;) {
      const frame = decodeFrame(bytes, offset);
      if (frame === undefined) throw new Error(`segment ${String(first.segment)} has changed on disk`);
      events.push(outgoing(frame.payload));
      offset += frame.length;
    }
    return events;
  }

  /** Notes that the transport has taken a batch. @returns the cursor to save */
  acknowledge(batch: readonly Mark[]): Cursor | undefined {
    const last = batch.at(-1);
    if (last === undefined) return undefined;
    this.marks.splice(0, batch.length);
    for (const mark of batch) {
      this.unsentFrames -= mark.frames;
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

function outgoing(bytes: Uint8Array): OutgoingEvent {
  const payload = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { id: valueIn(payload, ID), correlation: valueIn(payload, CORRELATION), bytes: payload };
}

// In quotes that no backslash closes: keys of the canonical text, each there once, of ids that need no escape.
const ID = Buffer.from('"id":"');
const CORRELATION = Buffer.from('"correlation":"');
const QUOTE = 34;

function valueIn(payload: Buffer, key: Buffer): string {
  const start = payload.indexOf(key) + key.length;
  if (start < key.length) throw new Error('an event of the spool has no id');
  return payload.toString('latin1', start, payload.indexOf(QUOTE, start));
}
