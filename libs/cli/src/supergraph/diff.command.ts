import type { SupergraphChange } from '@pontio/gateway/supergraph';
import type { Command } from 'commander';
import { type CommonOptions, progressOf, withCommonOptions } from '../command-options.js';
import { operationsIn } from '../operation/operation-folder.js';
import type { Done } from '../program.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type Terminal, counted, paint } from '../terminal/terminal.js';
import { readSupergraph } from './read-supergraph.js';

interface DiffOptions extends CommonOptions {
  readonly operations?: string;
  readonly exitCode?: boolean;
}

/** `pontio supergraph diff`: what would change, and which operations would it break? */
export function registerDiff(supergraph: Command, terminal: Terminal, done: Done): void {
  const command = supergraph
    .command('diff')
    .description('Say in words how one supergraph differs from another, and which operations that breaks.')
    .argument('<before>', 'a file that lists subgraphs')
    .argument('[after]', 'another; left out, the subgraphs of this repository')
    .option('-o, --operations <folder>', 'operations that must not break; left out, those that ship')
    .option('--exit-code', 'exit with 1 where somebody has to decide')
    .action(async (before: string, after: string | undefined, options: DiffOptions) => {
      done(await diff(before, after, options, terminal));
    });
  withCommonOptions(command, [
    'pontio supergraph diff before.yaml after.yaml',
    'pontio supergraph diff before.yaml --operations our-operations --exit-code',
  ]);
}

async function diff(
  before: string,
  after: string | undefined,
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  progressOf(options, terminal)('Comparing …');
  const { diffSupergraphs, needsDecision } = await import('@pontio/gateway/supergraph');
  const { operations } = operationsIn(options.operations);
  const [old, next] = [await readSupergraph(before), await readSupergraph(after)];
  const changes = await diffSupergraphs(old, next, operations);
  const undecided = changes.filter(needsDecision).length;
  if (options.json === true) {
    const { digest } = next;
    terminal.stdout(JSON.stringify({ schema: 'pontio.supergraph.diff/1', digest, undecided, changes }));
  } else {
    terminal.stdout(await inWords(changes, undecided, next.digest, terminal));
  }
  return options.exitCode === true && undecided > 0 ? EXIT.checkFailed : EXIT.ok;
}

async function inWords(
  changes: readonly SupergraphChange[],
  undecided: number,
  digest: string,
  terminal: Terminal,
): Promise<string> {
  const { changeInWords, needsDecision } = await import('@pontio/gateway/supergraph');
  if (changes.length === 0) return 'Nothing changes.';
  const lines = changes.map((change) =>
    needsDecision(change)
      ? `${paint(terminal, 'bad', '✖')} ${changeInWords(change)}`
      : `${paint(terminal, 'quiet', '·')} ${changeInWords(change)}`,
  );
  const verdict =
    undecided === 0
      ? `${paint(terminal, 'good', '✔')} ${counted(changes.length, 'change')}; a gateway takes it over by itself.`
      : `${paint(terminal, 'bad', '✖')} ${counted(undecided, 'change')} for somebody to decide. Accepted, it goes by\n${digest}`;
  return [...lines, verdict].join('\n');
}
