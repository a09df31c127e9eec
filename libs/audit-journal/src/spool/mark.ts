import type { Frame } from './frame.js';

/** Where a frame lies on disk. */
export interface Place {
  readonly segment: number;
  readonly start: number;
  readonly end: number;
}

/** A frame that the transport has not taken yet, and what is known of it. */
export interface Mark extends Pick<Frame, 'digest' | 'previous' | 'keptAt' | 'count'> {
  /** Bytes of the whole frame. */
  readonly size: number;
  /** Its events, where the spool still remembers them: nothing need be read back to be sent. */
  lines?: Buffer;
  /** Once it is durable. */
  place?: Place;
  /** Handed to the transport, which may have taken it whatever it says. */
  isOffered?: boolean;
  /** The transport has said that it has it for good. */
  isTaken?: boolean;
  /** Whoever waits for the transport to say so. */
  waiters?: (() => void)[];
}

/** What is to be known of a frame. */
export function markOf({ digest, previous, keptAt, count, bytes }: Frame): Mark {
  return { digest, previous, keptAt, count, size: bytes.length };
}

/** The marks of frames that follow each other in one segment from `start`. */
export function marksOf(segment: number, start: number, frames: readonly Frame[]): Mark[] {
  let end = start;
  return frames.map((frame) => {
    end += frame.bytes.length;
    return { ...markOf(frame), place: { segment, start: end - frame.bytes.length, end } };
  });
}
