import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { MalformedLog, formatNoteKey, formatNoteSigner, parseNoteSigner } from '@pontio/transparency-log';
import type { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { wrongUsage } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';

interface KeyOptions extends CommonOptions {
  readonly to: string;
}

/** `pontio audit key`: make the key that a log signs with. */
export function registerKey(audit: Command, terminal: Terminal, done: Done): void {
  const command = audit
    .command('key')
    .description('Make the key that a log signs with, and print the line that policies need.')
    .argument('<name>', 'of the log, for example leafshire.example/audit/2027; a log keeps its name for ever')
    .requiredOption(
      '--to <file>',
      'where the private key goes; a file that is there already is never replaced',
    )
    .action((name: string, options: KeyOptions) => {
      const key = makeKey(name, options.to);
      terminal.stdout(
        options.json === true ? JSON.stringify({ schema: 'pontio.audit.key/1', key }) : `log ${key}`,
      );
      done(EXIT.ok);
    });
  withCommonOptions(command, ['pontio audit key leafshire.example/audit/2027 --to ledger.key']);
}

function makeKey(name: string, file: string): string {
  try {
    const text = formatNoteSigner(name, 'LOG', randomBytes(32));
    writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
    return formatNoteKey(parseNoteSigner(text).public);
  } catch (error) {
    if (error instanceof MalformedLog)
      throw wrongUsage(error.message, 'Take a name without spaces, like an address without its scheme.');
    const why = error instanceof Error ? error.message : String(error);
    throw wrongUsage(`"${file}" was not written: ${why}`, 'Name a file that is not there yet.');
  }
}
