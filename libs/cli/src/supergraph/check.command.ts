import { disclosureSentence } from '@pontio/field-labels';
import type { Command } from 'commander';
import { type CommonOptions, progressOf, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type Terminal, counted, paint } from '../terminal/terminal.js';
import { readSupergraph } from './read-supergraph.js';

/** `pontio supergraph check`: would a gateway serve it? */
export function registerCheck(supergraph: Command, terminal: Terminal, done: Done): void {
  const command = supergraph
    .command('check')
    .description('Compose subgraphs and check labels, ways to people, keys and names.')
    .argument('[file]', 'a file that lists subgraphs; left out, those of this repository')
    .action(async (file: string | undefined, options: CommonOptions) => {
      done(await check(file, options, terminal));
    });
  withCommonOptions(command, ['pontio supergraph check', 'pontio supergraph check ours.yaml --json']);
}

async function check(file: string | undefined, options: CommonOptions, terminal: Terminal): Promise<number> {
  progressOf(options, terminal)('Composing …');
  const { digest, labels, subgraphs, disclosures } = await readSupergraph(file);
  if (options.json === true) {
    const names = subgraphs.map(({ name }) => name);
    terminal.stdout(
      JSON.stringify({
        ...{ schema: 'pontio.supergraph.check/1', digest, subgraphs: names, disclosures },
        fields: labels.size,
      }),
    );
    return EXIT.ok;
  }
  const sum = `${counted(subgraphs.length, 'subgraph')} with ${counted(labels.size, 'labelled field')} may be served.`;
  terminal.stdout(
    [
      ...disclosures.map((one) => `${paint(terminal, 'warning', '!')} ${disclosureSentence(one)}`),
      `${paint(terminal, 'good', '✔')} ${sum}`,
      digest,
    ].join('\n'),
  );
  return EXIT.ok;
}
