import { describe, expect, it } from '@jest/globals';
import { logSigner, sampleLog, someEvents } from '../../test/sample-log.js';
import { parseLedgerEntry } from '../entry/parse-ledger-entry.js';
import { formatNoteKey } from '../note/note-key.js';
import { parsePolicy } from '../policy/parse-policy.js';
import { proveInclusion } from '../tree/prove.js';
import { tilePath } from '../tree/tile.js';
import { checkReceipt } from './check-receipt.js';
import { formatReceipt, parseReceipt } from './receipt.js';

const { files, entries, checkpoint } = sampleLog(someEvents(700));
const policy = parsePolicy(`log ${formatNoteKey(logSigner.public)}\nquorum none\n`);
const none = new Uint8Array();

async function receiptOf(index: number, about = entries[index]?.bytes ?? none): Promise<string> {
  const proof = await proveInclusion(index, 700, (tile) => files.get(tilePath(tile)) ?? none);
  return formatReceipt({ index, proof, note: checkpoint, about });
}

describe('a receipt', () => {
  it('proves its entry with nothing but a policy', async () => {
    for (const index of [0, 255, 256, 699]) {
      const { entry } = checkReceipt(await receiptOf(index), policy);
      expect(entry).toEqual(parseLedgerEntry(entries[index]?.bytes ?? none));
    }
  });

  it('proves by its hash alone that something was logged', async () => {
    const receipt = await receiptOf(300, entries[300]?.leaf);
    expect(checkReceipt(receipt, policy)).toMatchObject({
      index: 300,
      entry: undefined,
      checkpoint: { size: 700 },
    });
  });

  it('proves nothing else', async () => {
    await expect(
      receiptOf(300, entries[301]?.bytes).then((text) => checkReceipt(text, policy)),
    ).rejects.toThrow('This is not entry 300 of the log that was signed.');
    const moved = (await receiptOf(300)).replace('index 300', 'index 301');
    expect(() => checkReceipt(moved, policy)).toThrow('This is not entry 301');
    const resigned = (await receiptOf(300)).replace('\n700\n', '\n699\n');
    expect(() => checkReceipt(resigned, policy)).toThrow('is wrong');
  });

  it('has the form of a transparency-log proof', async () => {
    const text = await receiptOf(3);
    expect(text.split('\n').slice(0, 1)).toEqual(['c2sp.org/tlog-proof@v1']);
    expect(formatReceipt(parseReceipt(text))).toBe(text);
    expect(() => parseReceipt(text.replace('@v1', '@v2'))).toThrow('A receipt begins with');
    expect(() => parseReceipt(text.replace('index', 'number'))).toThrow('does not say which entry');
    expect(() => parseReceipt(text.replaceAll('\n\n', '\n'))).toThrow('A receipt begins with');
  });
});
