import {
  formatReceipt,
  leafHash,
  parseCheckpoint,
  parseNote,
  proveInclusion,
  tilePath,
} from '@pontio/transparency-log';
import type { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { EXIT } from '../terminal/exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';
import { findEntry } from './find-entry.js';
import { checkpointIn, filesOf, trusting } from './log-folder.js';

interface ProveOptions extends CommonOptions {
  readonly hashOnly?: boolean;
}

/** `pontio audit prove`: make a receipt. */
export function registerProve(audit: Command, terminal: Terminal, done: Done): void {
  const command = audit
    .command('prove')
    .description('Print a receipt that proves one entry of an exported log to anybody.')
    .argument('<folder>', 'what "pontio audit export" wrote')
    .argument('<entry>', 'the id of an event, evt_…, or the index of an entry, counted from 0')
    .option('--hash-only', 'leave the entry out, for somebody who must not read all of it')
    .action(async (folder: string, wanted: string, options: ProveOptions) => {
      const receipt = await receiptFor(folder, wanted, options.hashOnly === true);
      terminal.stdout(
        options.json === true
          ? JSON.stringify({ schema: 'pontio.audit.prove/1', receipt })
          : receipt.trimEnd(),
      );
      done(EXIT.ok);
    });
  withCommonOptions(command, ['pontio audit prove log evt_1 > evt_1.tlog-proof']);
}

async function receiptFor(folder: string, wanted: string, hashOnly: boolean): Promise<string> {
  const note = checkpointIn(folder);
  const { size } = trusting(() => parseCheckpoint(parseNote(note).text));
  const readFile = filesOf(folder);
  const { index, bytes } = await findEntry(readFile, size, wanted);
  const proof = await proveInclusion(
    index,
    size,
    async (tile) => (await readFile(tilePath(tile))) ?? new Uint8Array(),
  );
  return formatReceipt({ index, proof, note, about: hashOnly ? leafHash(bytes) : bytes });
}
