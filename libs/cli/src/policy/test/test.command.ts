import type { Command } from 'commander';
import type { Done } from '../../program.js';
import { EXIT } from '../../terminal/exit-codes.js';
import { type Terminal, counted, paint } from '../../terminal/terminal.js';
import { type CommonOptions, progressOf, withCommonOptions } from '../../command-options.js';
import { compiled } from '../domain/engine.js';
import { loadPolicy } from '../source/load-policy.js';
import { answerInWords } from './answer-in-words.js';
import { loadCases } from './load-cases.js';
import { type FailedCase, failedCases } from './run-cases.js';

interface TestOptions extends CommonOptions {
  readonly cases?: string;
}

/** `pontio policy test`: do the golden cases come out right? */
export function registerTest(policy: Command, terminal: Terminal, done: Done): void {
  const command = policy
    .command('test')
    .description('Decide the golden cases by a policy, and tell which come out otherwise than they should.')
    .argument('[policy]', 'folder, file or git revision; left out, the shipped catalogue')
    .option('--cases <folder>', 'other cases than those that ship')
    .action((where: string | undefined, options: TestOptions) => {
      done(testPolicy(where, options, terminal));
    });
  withCommonOptions(command, [
    'pontio policy test',
    'pontio policy test my-policy',
    'pontio policy test my-policy --cases my-cases --json',
  ]);
}

function testPolicy(where: string | undefined, options: TestOptions, terminal: Terminal): number {
  const progress = progressOf(options, terminal);
  progress('Reading the policy and the cases …');
  const { name, policy } = loadPolicy(where);
  const cases = loadCases(options.cases);
  const failures = failedCases(cases, policy, compiled);
  const totals = { cases: cases.length, passed: cases.length - failures.length, failed: failures.length };
  if (options.json === true) {
    const schema = 'pontio.policy.test/1';
    terminal.stdout(
      JSON.stringify({ schema, policy: name, lawVersion: policy.law.version, ...totals, failures }),
    );
  } else {
    terminal.stdout(inWords(name, totals, failures, terminal));
  }
  return failures.length === 0 ? EXIT.ok : EXIT.checkFailed;
}

function inWords(
  name: string,
  { cases, passed, failed }: Readonly<Record<'cases' | 'passed' | 'failed', number>>,
  failures: readonly FailedCase[],
  terminal: Terminal,
): string {
  const good = failed === 0;
  const sign = good ? paint(terminal, 'good', '✔') : paint(terminal, 'bad', '✖');
  const total = good
    ? `All ${counted(cases, 'case')} come out as they should by ${name}.`
    : `${counted(failed, 'case')} of ${String(cases)} did not come out as they should by ${name}; ${String(passed)} did.`;
  return [...failures.map(failureInWords), `${sign} ${total}`].join('\n');
}

function failureInWords({ case: number, title, path, misses }: FailedCase): string {
  const lines = misses.flatMap(({ about, expected, got }) => [
    `  ${about}`,
    `    expected  ${answerInWords(expected)}`,
    `    came out  ${answerInWords(got)}`,
  ]);
  return [`Case ${number}: ${title} (${path})`, ...lines, ''].join('\n');
}
