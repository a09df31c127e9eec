import type { Command } from 'commander';
import { type CommonOptions, progressOf, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { EXIT } from '../terminal/exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';
import { readSupergraph } from './read-supergraph.js';

/** `pontio supergraph compose`: the composed schema, for tools that want one. */
export function registerCompose(supergraph: Command, terminal: Terminal, done: Done): void {
  const command = supergraph
    .command('compose')
    .description('Print the schema that subgraphs make together, checked.')
    .argument('[file]', 'a file that lists subgraphs; left out, those of this repository')
    .action(async (file: string | undefined, options: CommonOptions) => {
      progressOf(options, terminal)('Composing …');
      const { digest, sdl } = await readSupergraph(file);
      terminal.stdout(
        options.json === true ? JSON.stringify({ schema: 'pontio.supergraph.compose/1', digest, sdl }) : sdl,
      );
      done(EXIT.ok);
    });
  withCommonOptions(command, ['pontio supergraph compose ours.yaml > supergraph.graphql']);
}
