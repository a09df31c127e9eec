import { type NoteSigner, parseNoteSigner } from '@pontio/transparency-log';
import { readFileSync } from 'node:fs';

/**
 * The key that the log signs with. Its name is the origin of the log, which is never given to another log.
 *
 * @throws an Error that names the file and what is wrong with it, and holds nothing of the key
 */
export function loadSigner(file: string): NoteSigner {
  try {
    return parseNoteSigner(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    throw new Error(`The log's signing key cannot be read from ${file}: ${reason}`, { cause: error });
  }
}
