import { PontioError } from '@pontio/errors';
import type { Logger } from '@pontio/platform';
import { open, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cursor, loadCursor } from './cursor.js';
import { type Frame, decodeFrame } from './frame.js';
import { type Mark, marksOf } from './mark.js';

/** What a directory holds when its journal is opened. */
export interface Recovered {
  /** Unsent frames, oldest first. */
  readonly marks: readonly Mark[];
  /** Digest that the next frame is chained to. */
  readonly head: string;
  /** Number for the next segment file. */
  readonly nextSegment: number;
}

/** @returns the path of a segment file */
export function segmentPath(directory: string, segment: number): string {
  return join(directory, `segment-${String(segment).padStart(12, '0')}.log`);
}

/**
 * Reads a spool back. A tail that a crash tore was never acknowledged to anybody: it is set aside in a
 * `torn-…` file and cut off. Segments that were wholly sent are deleted.
 *
 * @throws PontioError `AUDIT_UNAVAILABLE` when the chain is broken anywhere else: that is damage or tampering,
 * and a person must look before anything more is shared
 */
export async function recover(directory: string, logger: Logger): Promise<Recovered> {
  const cursor = await loadCursor(directory);
  const segments = await listSegments(directory);
  const isSent = (segment: number): boolean => segment < cursor.segment;
  for (const segment of segments.filter(isSent)) await rm(segmentPath(directory, segment));
  const kept = segments.filter((segment) => !isSent(segment));
  const marks: Mark[] = [];
  let head: string | undefined;
  for (const segment of kept) {
    const isLast = segment === kept.at(-1);
    const frames = await readSegment({ directory, segment, head, isLast, logger });
    head = frames.at(-1)?.digest ?? head;
    marks.push(...(await unsentMarks(directory, segment, frames, cursor)));
  }
  return {
    marks,
    head: head ?? cursor.digest,
    nextSegment: Math.max(cursor.segment, ...kept) + 1,
  };
}

interface SegmentToRead {
  readonly directory: string;
  readonly segment: number;
  /** Digest of the frame before it, where that is known. */
  readonly head: string | undefined;
  /** Only the last segment can have been torn by a crash. */
  readonly isLast: boolean;
  readonly logger: Logger;
}

async function readSegment({ directory, segment, head, isLast, logger }: SegmentToRead): Promise<Frame[]> {
  const bytes = await readFile(segmentPath(directory, segment));
  const frames = readChain(bytes, head);
  const length = lengthOf(frames);
  if (length < bytes.length) {
    if (!isLast) throw broken(segment, length);
    await cutTornTail(directory, segment, bytes.subarray(length), length, logger);
  }
  return frames;
}

async function listSegments(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names
    .flatMap((name) => /^segment-(\d{12})\.log$/.exec(name)?.slice(1).map(Number) ?? [])
    .sort((a, b) => a - b);
}

/** The frames from the start of a segment for as long as each is whole and chained to the one before. */
function readChain(bytes: Buffer, head: string | undefined): Frame[] {
  const frames: Frame[] = [];
  let offset = 0;
  let previous = head;
  while (offset < bytes.length) {
    const frame = decodeFrame(bytes, offset);
    if (frame === undefined || (previous !== undefined && frame.previous !== previous)) break;
    frames.push(frame);
    previous = frame.digest;
    offset += frame.bytes.length;
  }
  return frames;
}

async function unsentMarks(
  directory: string,
  segment: number,
  frames: readonly Frame[],
  cursor: Cursor,
): Promise<Mark[]> {
  if (cursor.segment !== segment) return marksOf(segment, 0, frames);
  let sent = 0;
  let offset = 0;
  for (const frame of frames) {
    if (offset >= cursor.offset) break;
    offset += frame.bytes.length;
    sent += 1;
  }
  if (offset !== cursor.offset || (sent > 0 && frames[sent - 1]?.digest !== cursor.digest))
    throw broken(segment, offset);
  if (sent === frames.length) await rm(segmentPath(directory, segment));
  return marksOf(segment, offset, frames.slice(sent));
}

async function cutTornTail(
  directory: string,
  segment: number,
  tail: Uint8Array,
  length: number,
  logger: Logger,
): Promise<void> {
  logger.warn({ segment, at: length, bytes: tail.length }, 'set aside a torn tail of the audit spool');
  await writeFile(join(directory, `torn-${String(segment)}-${String(length)}`), tail, { mode: 0o600 });
  const handle = await open(segmentPath(directory, segment), 'r+');
  try {
    await handle.truncate(length);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

const lengthOf = (frames: readonly Frame[]): number =>
  frames.reduce((sum, { bytes }) => sum + bytes.length, 0);

function broken(segment: number, offset: number): PontioError {
  return new PontioError('AUDIT_UNAVAILABLE', {
    detail: `the chain of the audit spool is broken in segment ${String(segment)} at byte ${String(offset)}`,
  });
}
