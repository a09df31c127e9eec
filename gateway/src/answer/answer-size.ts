import { PontioError } from '@pontio/errors';
import { MAX_ANSWER_BYTES } from '../limits.js';

/**
 * Lets no answer grow without bound, before it is said to have been given.
 *
 * @param data - JSON text
 * @throws PontioError `ANSWER_TOO_LARGE`
 */
export function checkAnswerSize(data: string): void {
  // A character is a byte at least: only what could be too large is counted.
  if (data.length <= MAX_ANSWER_BYTES / 3) return;
  const size = Buffer.byteLength(data);
  if (size > MAX_ANSWER_BYTES) throw new PontioError('ANSWER_TOO_LARGE', { detail: `${size} bytes` });
}
