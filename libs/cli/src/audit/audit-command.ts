import type { Command } from 'commander';
import type { Done } from '../program.js';
import type { Terminal } from '../terminal/terminal.js';
import { registerExport } from './export.command.js';
import { registerKey } from './key.command.js';
import { registerProof } from './proof.command.js';
import { registerProve } from './prove.command.js';
import { registerVerify } from './verify.command.js';

/** `pontio audit …`: take the audit log with you, and check it without us. */
export function registerAuditCommands(program: Command, terminal: Terminal, done: Done): void {
  const audit = program
    .command('audit')
    .description('Export the audit log, verify it, and prove single entries of it.')
    .addHelpText('before', EXAMPLES);
  registerExport(audit, terminal, done);
  registerVerify(audit, terminal, done);
  registerProve(audit, terminal, done);
  registerProof(audit, terminal, done);
  registerKey(audit, terminal, done);
}

const EXAMPLES = `Examples:
  pontio audit export log --from http://127.0.0.1:4106/log  write the whole log as files
  pontio audit verify log --policy policy.txt               is it whole, and the one that was signed?
  pontio audit prove log evt_1 > evt_1.tlog-proof           make a receipt of one entry
  pontio audit proof evt_1.tlog-proof --policy policy.txt   does a receipt hold?
`;
