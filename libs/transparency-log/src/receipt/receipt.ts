import { MalformedLog } from '../malformed-log.js';
import { fromBase64, toBase64, wholeNumber } from '../note/base64.js';
import type { Proof } from '../tree/check-proof.js';
import { parseHash } from '../witness/add-checkpoint.js';

/** What proves to anybody, without a network, that an entry is in a log. */
export interface Receipt {
  readonly index: number;
  readonly proof: Proof;
  /** The checkpoint with all its signatures. */
  readonly note: string;
  /** The entry; or its leaf hash alone, for an agency that must not read all of the entry. */
  readonly about: Uint8Array;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

/** A receipt as the text of a `.tlog-proof` file. @see https://c2sp.org/tlog-proof */
export function formatReceipt({ index, proof, note, about }: Receipt): string {
  const lines = [FIRST_LINE, `extra ${toBase64(about)}`, `index ${String(index)}`, ...proof.map(toBase64)];
  return `${lines.join('\n')}\n\n${note}`;
}

/** @throws MalformedLog */
export function parseReceipt(text: string): Receipt {
  const end = text.indexOf('\n\n');
  const [first, extra = '', index = '', ...hashes] = text.slice(0, end).split('\n');
  if (end === -1 || first !== FIRST_LINE) throw new MalformedLog(`A receipt begins with "${FIRST_LINE}".`);
  if (!extra.startsWith('extra ') || !index.startsWith('index '))
    throw new MalformedLog('The receipt does not say which entry it is for.');
  return {
    index: wholeNumber(index.slice('index '.length), 'The index of the receipt'),
    proof: hashes.map(parseHash),
    note: text.slice(end + 2),
    about: fromBase64(extra.slice('extra '.length), 'The entry in the receipt'),
  };
}
