import type { Command } from 'commander';
import { type CommonOptions, progressOf, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type Terminal, counted, inFigures, paint } from '../terminal/terminal.js';
import { logAt } from './log-source.js';
import { mirrorLog } from './mirror-log.js';

interface ExportOptions extends CommonOptions {
  readonly from: string;
}

/** After so many files progress is told. */
const STEP = 1_000;

/** `pontio audit export`: the whole log as files that need nothing of ours. */
export function registerExport(audit: Command, terminal: Terminal, done: Done): void {
  const command = audit
    .command('export')
    .description('Write the audit log as a folder of files: the signed checkpoint, the tree and every entry.')
    .argument('<folder>', 'where to; a second export into the same folder adds what is new')
    .option(
      '--from <address>',
      'where the ledger serves its log; a token for it is taken from PONTIO_AUDIT_TOKEN',
      'http://127.0.0.1:4106/log',
    )
    .action(async (folder: string, options: ExportOptions) => {
      done(await exportLog(folder, options, terminal));
    });
  withCommonOptions(command, ['pontio audit export log --from http://127.0.0.1:4106/log']);
}

async function exportLog(folder: string, options: ExportOptions, terminal: Terminal): Promise<number> {
  const tell = progressOf(options, terminal);
  tell(`Reading ${options.from} …`);
  const { origin, size } = await mirrorLog(
    logAt(options.from, process.env['PONTIO_AUDIT_TOKEN']),
    folder,
    (done, all) => {
      if (done % STEP === 0) tell(`${inFigures(done)} of ${inFigures(all)} files …`);
    },
  );
  terminal.stdout(
    options.json === true
      ? JSON.stringify({ schema: 'pontio.audit.export/1', origin, size, folder })
      : `${paint(terminal, 'good', '✔')} ${counted(size, 'entry', 'entries')} of ${origin} in ${folder}. Nothing was checked yet: run "pontio audit verify".`,
  );
  return EXIT.ok;
}
