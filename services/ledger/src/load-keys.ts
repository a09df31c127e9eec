import { type NoteSigner, type Policy, parseNoteSigner, parsePolicy } from '@pontio/transparency-log';
import { readFileSync } from 'node:fs';

/**
 * The key that the log signs with. Its name is the origin of the log, which is never given to another log.
 *
 * @throws an Error that names the file and what is wrong with it, and holds nothing of the key
 */
export const loadSigner = (file: string): NoteSigner => load(file, "the log's signing key", parseNoteSigner);

/**
 * Whom the log asks to cosign.
 *
 * @throws an Error that names the file and the line
 */
export const loadPolicy = (file: string): Policy => load(file, 'the policy on witnesses', parsePolicy);

function load<T>(file: string, what: string, parse: (text: string) => T): T {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    throw new Error(`The ledger cannot read ${what} from ${file}: ${reason}`, { cause: error });
  }
}
