import type { PersistedOperation } from '@pontio/gateway/operations';
import type { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type Terminal, paint } from '../terminal/terminal.js';
import { operationsIn } from './operation-folder.js';

/** `pontio operation list`: what may be asked, for which purposes. */
export function registerList(operation: Command, terminal: Terminal, done: Done): void {
  const command = operation
    .command('list')
    .description('List the operations of a folder with their ids and purposes.')
    .argument('[folder]', 'left out, the operations that ship')
    .action((folder: string | undefined, options: CommonOptions) => {
      done(list(folder, options, terminal));
    });
  withCommonOptions(command, ['pontio operation list', 'pontio operation list our-operations --json']);
}

function list(folder: string | undefined, { json }: CommonOptions, terminal: Terminal): number {
  const { operations } = operationsIn(folder);
  if (json === true) {
    const listed = operations.map(({ id, name, title, description, purposes, clients }) => ({
      ...{ id, name, title, description, purposes },
      ...(clients && { clients }),
    }));
    terminal.stdout(JSON.stringify({ schema: 'pontio.operation.list/1', operations: listed }));
  } else {
    terminal.stdout(operations.map((one) => inWords(one, terminal)).join('\n'));
  }
  return EXIT.ok;
}

function inWords({ id, name, title, purposes, clients }: PersistedOperation, terminal: Terminal): string {
  const only = clients === undefined ? '' : `; only ${clients.join(', ')}`;
  return [
    `${name}: ${title}`,
    `    for ${purposes.join(', ')}${only}`,
    paint(terminal, 'quiet', `    ${id}`),
  ].join('\n');
}
