import { hash } from 'node:crypto';

/** Events that were kept by one write: a line `digest previous keptAt count`, and then the events, one a line. */
export interface Frame {
  /** SHA-256 over the rest of the frame, base64url. */
  readonly digest: string;
  /** Digest of the frame before; {@link GENESIS} for the first ever. */
  readonly previous: string;
  /** When it was kept, milliseconds since 1970. */
  readonly keptAt: number;
  /** How many events it holds. */
  readonly count: number;
  /** The events' own bytes, each with the line break that ends it. */
  readonly lines: Buffer;
  /** The whole frame. */
  readonly bytes: Buffer;
}

/** Stands for the digest before the first frame. */
export const GENESIS = '0'.repeat(43);

/** Events in one frame at most: also the most that are written under one sync. */
export const MAX_FRAME_EVENTS = 500;
/** Bytes in one frame at most, unless a single event is larger. Kafka takes batches below 1 MiB. */
export const MAX_FRAME_BYTES = 512 * 1024;

const NEWLINE = 10;
const HASHED_FROM = GENESIS.length + 1;
const MAX_HEAD_BYTES = 120;
const HEAD = /^([\w-]{43}) ([\w-]{43}) (\d{1,16}) (\d{1,6})$/;

/** Puts events into a frame that is chained to the one before. */
export function encodeFrame(previous: string, keptAt: number, texts: readonly string[]): Frame {
  const count = texts.length;
  const head = `${GENESIS} ${previous} ${String(keptAt)} ${String(count)}\n`;
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, head.length);
  const bytes = Buffer.allocUnsafe(size);
  let at = bytes.write(head, 'latin1');
  for (const text of texts) {
    at += bytes.write(text, at);
    bytes[at++] = NEWLINE;
  }
  const digest = hash('sha256', bytes.subarray(HASHED_FROM), 'base64url');
  bytes.write(digest, 'latin1');
  return { digest, previous, keptAt, count, lines: bytes.subarray(head.length), bytes };
}

/**
 * Reads the frame that starts at `offset`.
 *
 * @returns undefined when no whole, unchanged frame starts there
 */
export function decodeFrame(bytes: Buffer, offset: number): Frame | undefined {
  const linesAt = bytes.indexOf(NEWLINE, offset) + 1;
  if (linesAt === 0 || linesAt - offset > MAX_HEAD_BYTES) return undefined;
  const head = HEAD.exec(bytes.toString('latin1', offset, linesAt - 1));
  if (head === null) return undefined;
  const [, digest = '', previous = '', keptAt, count] = head;
  const end = endOfLines(bytes, linesAt, Number(count));
  if (end === undefined) return undefined;
  if (hash('sha256', bytes.subarray(offset + HASHED_FROM, end), 'base64url') !== digest) return undefined;
  return {
    ...{ digest, previous, keptAt: Number(keptAt), count: Number(count) },
    lines: bytes.subarray(linesAt, end),
    bytes: bytes.subarray(offset, end),
  };
}

function endOfLines(bytes: Buffer, start: number, count: number): number | undefined {
  let end = start;
  for (let line = 0; line < count; line += 1) {
    end = bytes.indexOf(NEWLINE, end) + 1;
    if (end === 0) return undefined;
  }
  return end;
}
