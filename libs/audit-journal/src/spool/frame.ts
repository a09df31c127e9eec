import { hash } from 'node:crypto';

/** One kept event: a line `previous digest keptAt payload` of a segment file. */
export interface Frame {
  /** Digest of the frame before; {@link GENESIS} for the first ever. */
  readonly previous: string;
  /** SHA-256 over the rest of the line, base64url. */
  readonly digest: string;
  /** When it was kept, milliseconds since 1970. */
  readonly keptAt: number;
  readonly payload: Buffer;
  /** Bytes of the whole line. */
  readonly length: number;
}

/** Stands for the digest before the first frame. */
export const GENESIS = '0'.repeat(43);

const NEWLINE = 10;
const DIGEST = 43;

/** @returns the line that keeps `payload`, and its digest, to which the next frame is chained */
export function encodeFrame(
  previous: string,
  keptAt: number,
  payload: Uint8Array,
): { readonly line: Buffer; readonly digest: string } {
  const digest = digestOf(previous, keptAt, payload);
  const head = Buffer.from(`${previous} ${digest} ${String(keptAt)} `);
  return { line: Buffer.concat([head, payload, Buffer.of(NEWLINE)]), digest };
}

/**
 * Reads the frame that starts at `offset`.
 *
 * @returns undefined when no whole, unchanged frame starts there
 */
export function decodeFrame(bytes: Buffer, offset: number): Frame | undefined {
  const end = bytes.indexOf(NEWLINE, offset);
  if (end === -1) return undefined;
  const timeAt = offset + 2 * (DIGEST + 1);
  const payloadAt = bytes.indexOf(' ', timeAt) + 1;
  if (payloadAt === 0 || payloadAt > end) return undefined;
  const previous = bytes.toString('latin1', offset, offset + DIGEST);
  const digest = bytes.toString('latin1', offset + DIGEST + 1, timeAt - 1);
  const keptAt = Number(bytes.toString('latin1', timeAt, payloadAt - 1));
  const payload = bytes.subarray(payloadAt, end);
  if (digestOf(previous, keptAt, payload) !== digest) return undefined;
  return { previous, digest, keptAt, payload, length: end + 1 - offset };
}

function digestOf(previous: string, keptAt: number, payload: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${previous} ${String(keptAt)} `), payload]), 'base64url');
}
