import type { LedgerEntry } from '../entry/ledger-entry.js';
import { parseLedgerEntry } from '../entry/parse-ledger-entry.js';
import { MalformedLog } from '../malformed-log.js';
import type { Policy } from '../policy/parse-policy.js';
import { type TrustedCheckpoint, trustCheckpoint } from '../policy/trust-checkpoint.js';
import { isIncluded } from '../tree/check-proof.js';
import { HASH_BYTES, leafHash } from '../tree/hashes.js';
import { parseReceipt } from './receipt.js';

/** A receipt that holds. */
export interface CheckedReceipt {
  readonly index: number;
  /** Undefined where the receipt has the leaf hash alone: it then shows that something was logged, not what. */
  readonly entry: LedgerEntry | undefined;
  readonly checkpoint: TrustedCheckpoint;
}

/**
 * Checks a receipt with nothing but itself and a policy.
 *
 * @throws MalformedLog that says in plain words what does not hold
 */
export function checkReceipt(text: string, policy: Policy): CheckedReceipt {
  const { index, proof, note, about } = parseReceipt(text);
  const checkpoint = trustCheckpoint(note, policy);
  const hasEntry = about.length !== HASH_BYTES;
  if (!isIncluded(hasEntry ? leafHash(about) : about, index, checkpoint, proof))
    throw new MalformedLog(`This is not entry ${String(index)} of the log that was signed.`);
  return { index, entry: hasEntry ? parseLedgerEntry(about) : undefined, checkpoint };
}
