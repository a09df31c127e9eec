import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseOperation, shippedOperations } from '@pontio/gateway/operations';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { type CommonOptions, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { CommandFailed, wrongUsage } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type Terminal, paint } from '../terminal/terminal.js';

interface AddOptions extends CommonOptions {
  readonly to: string;
  readonly purpose: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly example?: string;
}

/** `pontio operation add`: take one more operation in. */
export function registerAdd(operation: Command, terminal: Terminal, done: Done): void {
  const command = operation
    .command('add')
    .description('Copy a GraphQL document into a folder of operations, and write beside it what it is for.')
    .argument(
      '<document>',
      'a file whose name becomes that of the operation, for example school-check.graphql',
    )
    .requiredOption('-p, --purpose <codes...>', 'purposes that it may be used for')
    .requiredOption('--title <text>', 'its name for people')
    .requiredOption('--description <text>', 'what it is for, in plain words')
    .option('--example <json>', 'variables about nobody real')
    .option('--to <folder>', 'the folder', shippedOperations)
    .action((file: string, options: AddOptions) => {
      done(add(file, options, terminal));
    });
  withCommonOptions(command, [
    `pontio operation add school-check.graphql -p EARLY_HELP --title 'School check' --description 'Does the child attend?'`,
  ]);
}

function add(file: string, options: AddOptions, terminal: Terminal): number {
  const { to, purpose: purposes, title, description, example } = options;
  const name = basename(file, '.graphql');
  if (!existsSync(file))
    throw wrongUsage(`There is no file ${file}.`, 'Name a file with a GraphQL document.');
  const target = join(to, name);
  if (existsSync(`${target}.graphql`))
    throw wrongUsage(`${name} is there already.`, 'Take another name, so that nobody’s question changes.');
  const document = readFileSync(file, 'utf8');
  const details = stringify({
    title,
    description,
    purposes,
    ...(example && { example: exampleOf(example) }),
  });
  const read = parseOperation({ name, document, details });
  if ('problems' in read) {
    const problems = read.problems.map((problem) => `${problem.file}: ${problem.what}`);
    throw new CommandFailed(
      EXIT.checkFailed,
      `${name} is not added.`,
      problems,
      'Correct it and add it again.',
    );
  }
  writeFileSync(`${target}.graphql`, document);
  writeFileSync(`${target}.yaml`, details);
  if (options.json === true) {
    terminal.stdout(JSON.stringify({ schema: 'pontio.operation.add/1', id: read.id, name }));
  } else {
    terminal.stdout(
      `${paint(terminal, 'good', '✔')} ${name} is added. Clients ask it by its id:\n${read.id}`,
    );
  }
  return EXIT.ok;
}

function exampleOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongUsage(
      'The example is not JSON.',
      `Write it like '{"child":{"system":"NHS","value":"9990000018"}}'.`,
    );
  }
}
