import { MalformedLog } from '../malformed-log.js';
import { bufferOver } from '../note/base64.js';
import { type LedgerEntry, ledgerEntryText } from './ledger-entry.js';

interface Written {
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
    const text = bufferOver(bytes).toString('latin1');
    const { event, chains } = JSON.parse(text) as Written;
    const entry = { event: Buffer.from(event, 'base64'), chains };
    if (ledgerEntryText(entry) === text) return entry;
  } catch (error) {
    throw new MalformedLog('It does not have the form of an entry.', { cause: error });
  }
  throw new MalformedLog('It is not written in the canonical form of an entry.');
}
