import type { Frame } from './frame.js';

/** An unsent frame and where it lies. */
export interface Mark extends Pick<Frame, 'digest' | 'keptAt' | 'count'> {
  readonly segment: number;
  readonly start: number;
  readonly end: number;
  /** Its events, where the spool still remembers them: nothing need be read back to be sent. */
  readonly lines?: Buffer;
}

/** The marks of frames that follow each other in one segment from `start`. */
export function marksOf(segment: number, start: number, frames: readonly Frame[]): Mark[] {
  let end = start;
  return frames.map(({ digest, keptAt, count, bytes }) => {
    end += bytes.length;
    return { segment, start: end - bytes.length, end, digest, keptAt, count };
  });
}
