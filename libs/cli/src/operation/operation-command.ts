import type { Command } from 'commander';
import type { Done } from '../program.js';
import type { Terminal } from '../terminal/terminal.js';
import { registerAdd } from './add.command.js';
import { registerCheck } from './check.command.js';
import { registerList } from './list.command.js';

/** `pontio operation …`: the operations that a gateway holds. */
export function registerOperationCommands(program: Command, terminal: Terminal, done: Done): void {
  const operation = program
    .command('operation')
    .description('Add, list and check the operations that a gateway holds.')
    .addHelpText('before', EXAMPLES);
  registerAdd(operation, terminal, done);
  registerList(operation, terminal, done);
  registerCheck(operation, terminal, done);
}

const EXAMPLES = `Examples:
  pontio operation list                                    what may be asked, for which purposes?
  pontio operation check operations -s supergraph.graphql  does all of it fit?
  pontio operation add school-check.graphql -p EARLY_HELP  take one more in
`;
