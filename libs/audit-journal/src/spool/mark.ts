import type { Frame } from './frame.js';

/** A run of unsent frames that lie side by side in one segment. */
export interface Mark {
  readonly segment: number;
  readonly start: number;
  readonly end: number;
  readonly frames: number;
  /** When the first of them was kept, milliseconds since 1970. */
  readonly keptAt: number;
  /** Digest of the last of them. */
  readonly digest: string;
  /** The events themselves, where the spool still remembers them: nothing need be read back to be sent. */
  readonly payloads?: readonly Uint8Array[];
}

/** Frames in one mark at most: also the most that are written under one sync. */
export const MAX_MARK_FRAMES = 500;
/** Bytes in one mark at most, unless a single frame is larger. Kafka takes batches below 1 MiB. */
export const MAX_MARK_BYTES = 512 * 1024;

/** Packs the frames of one segment, which follow each other from `start`, into marks. */
export function packMarks(segment: number, start: number, frames: readonly Frame[]): Mark[] {
  const marks: Mark[] = [];
  let open: Mark | undefined;
  let offset = start;
  for (const { keptAt, digest, length } of frames) {
    const end = offset + length;
    if (open && open.frames < MAX_MARK_FRAMES && end - open.start <= MAX_MARK_BYTES) {
      open = { ...open, end, frames: open.frames + 1, digest };
      marks[marks.length - 1] = open;
    } else {
      open = { segment, start: offset, end, frames: 1, keptAt, digest };
      marks.push(open);
    }
    offset = end;
  }
  return marks;
}
