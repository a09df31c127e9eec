import { PontioError } from '@pontio/errors';
import { MAX_ANSWER_BYTES } from '../limits.js';

/**
 * Lets no answer grow without bound, before it is said to have been given.
 *
 * @throws PontioError `ANSWER_TOO_LARGE`
 */
export function checkAnswerSize({ length }: Buffer): void {
  if (length > MAX_ANSWER_BYTES)
    throw new PontioError('ANSWER_TOO_LARGE', { detail: `${String(length)} bytes` });
}
