import { readFileSync } from 'node:fs';
import { type OperationFolder, type OperationProblem, checkOperation } from '@pontio/gateway/operations';
import type { Command } from 'commander';
import type { GraphQLSchema } from 'graphql';
import { type CommonOptions, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { wrongUsage } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type Terminal, counted, paint } from '../terminal/terminal.js';
import { operationsIn } from './operation-folder.js';

interface CheckOptions extends CommonOptions {
  readonly supergraph?: string;
}

/** `pontio operation check`: would a gateway take all of a folder in? */
export function registerCheck(operation: Command, terminal: Terminal, done: Done): void {
  const command = operation
    .command('check')
    .description('Check the operations of a folder, and whether they fit a supergraph.')
    .argument('[folder]', 'left out, the operations that ship')
    .option('-s, --supergraph <file>', 'a supergraph in SDL; left out, only the files are checked')
    .action(async (folder: string | undefined, options: CheckOptions) => {
      done(await check(folder, options, terminal));
    });
  withCommonOptions(command, [
    'pontio operation check',
    'pontio operation check our-operations --supergraph supergraph.graphql',
  ]);
}

async function check(folder: string | undefined, options: CheckOptions, terminal: Terminal): Promise<number> {
  const read = operationsIn(folder);
  const schema = options.supergraph === undefined ? undefined : await schemaIn(options.supergraph);
  const problems = [...read.problems, ...(schema ? misfits(read, schema) : [])];
  const checked = read.operations.map(({ id, name }) => ({ id, name }));
  if (options.json === true) {
    terminal.stdout(JSON.stringify({ schema: 'pontio.operation.check/1', operations: checked, problems }));
  } else {
    const lines = problems.map(({ file, what }) => `${paint(terminal, 'bad', '✖')} ${file}: ${what}`);
    const verdict =
      problems.length === 0
        ? `${paint(terminal, 'good', '✔')} ${counted(checked.length, 'operation')} in order.`
        : `${paint(terminal, 'bad', '✖')} ${counted(problems.length, 'problem')}; the gateway would leave out what has one.`;
    terminal.stdout([...checked.map(({ id, name }) => `${id}  ${name}`), ...lines, verdict].join('\n'));
  }
  return problems.length === 0 ? EXIT.ok : EXIT.checkFailed;
}

const misfits = ({ operations }: OperationFolder, schema: GraphQLSchema): OperationProblem[] =>
  operations.flatMap((operation) => checkOperation(operation, schema));

async function schemaIn(file: string): Promise<GraphQLSchema> {
  // No other command has any use for it, and it is slow to load.
  const { Supergraph } = await import('@apollo/federation-internals');
  try {
    return Supergraph.build(readFileSync(file, 'utf8')).apiSchema().toGraphQLJSSchema();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw wrongUsage(`${file} is no supergraph: ${why}`, 'Name a file with a composed supergraph in SDL.');
  }
}
