import { MalformedLog } from '../malformed-log.js';
import { type LedgerEntry, ledgerEntryBytes } from './ledger-entry.js';

interface Written {
  readonly v: unknown;
  readonly event: string;
  readonly chains: LedgerEntry['chains'];
}

/**
 * Reads an entry. Only the canonical form is taken, so that what was read is all that the bytes say.
 *
 * @throws MalformedLog
 */
export function parseLedgerEntry(bytes: Uint8Array): LedgerEntry {
  try {
    const { event, chains } = JSON.parse(Buffer.from(bytes).toString()) as Written;
    const entry = { event: Buffer.from(event, 'base64'), chains };
    if (Buffer.compare(ledgerEntryBytes(entry), bytes) === 0) return entry;
  } catch (error) {
    throw new MalformedLog('It does not have the form of an entry.', { cause: error });
  }
  throw new MalformedLog('It is not written in the canonical form of an entry.');
}
