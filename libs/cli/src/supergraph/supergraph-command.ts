import type { Command } from 'commander';
import type { Done } from '../program.js';
import type { Terminal } from '../terminal/terminal.js';
import { registerCheck } from './check.command.js';
import { registerCompose } from './compose.command.js';
import { registerDiff } from './diff.command.js';

/** `pontio supergraph …`: try a schema before a gateway meets it. */
export function registerSupergraphCommands(program: Command, terminal: Terminal, done: Done): void {
  const supergraph = program
    .command('supergraph')
    .description('Try a schema before a gateway meets it.')
    .addHelpText('before', EXAMPLES);
  registerCheck(supergraph, terminal, done);
  registerDiff(supergraph, terminal, done);
  registerCompose(supergraph, terminal, done);
}

const EXAMPLES = `Examples:
  pontio supergraph check ours.yaml              may it be served?
  pontio supergraph diff before.yaml after.yaml  what changes, and for whom?
  pontio supergraph compose ours.yaml            the composed schema
`;
