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
  const time = `${String(keptAt)} `;
  const payloadAt = 2 * (DIGEST + 1) + time.length;
  const line = Buffer.allocUnsafe(payloadAt + payload.length + 1);
  line.write(`${previous} ${previous} ${time}`, 0, 'latin1');
  line.set(payload, payloadAt);
  line[line.length - 1] = NEWLINE;
  // What is hashed stands in the line already; the digest then takes the place of the second `previous`.
  const digest = hash('sha256', line.subarray(DIGEST + 1, line.length - 1), 'base64url');
  line.write(digest, DIGEST + 1, 'latin1');
  return { line, digest };
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
