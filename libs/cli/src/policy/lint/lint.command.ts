import type { Command } from 'commander';
import { parseRepealedLaw } from '@pontio/vocabulary';
import type { Done } from '../../program.js';
import { EXIT } from '../../terminal/exit-codes.js';
import type { Terminal } from '../../terminal/terminal.js';
import { type CommonOptions, progressOf, readDay, today, withCommonOptions } from '../../command-options.js';
import { loadPolicy } from '../source/load-policy.js';
import { readPolicySource } from '../source/read-policy-source.js';
import { loadCases } from '../test/load-cases.js';
import { countsOf, findingsInWords } from './findings-in-words.js';
import { lintPolicy } from './lint-policy.js';

interface LintOptions extends CommonOptions {
  readonly on?: string;
  readonly cases?: string;
}

/** `pontio policy lint`: is a policy fit to go live? */
export function registerLint(policy: Command, terminal: Terminal, done: Done): void {
  const command = policy
    .command('lint')
    .description(
      'Refuse rules that cite repealed law, belong to another nation, have run out, or can never count.',
    )
    .argument('[policy]', 'folder, file or git revision; left out, the shipped catalogue')
    .option('--on <day>', 'the UK day to check for, YYYY-MM-DD; left out, today')
    .option('--cases <folder>', 'other cases than those that ship')
    .action((where: string | undefined, options: LintOptions) => {
      done(lint(where, options, terminal));
    });
  withCommonOptions(command, [
    'pontio policy lint',
    'pontio policy lint my-policy --on 2026-09-30',
    'pontio policy lint my-policy --json',
  ]);
}

function lint(where: string | undefined, options: LintOptions, terminal: Terminal): number {
  progressOf(options, terminal)('Reading the policy …');
  const day = options.on === undefined ? today() : readDay(options.on);
  const read = loadPolicy(where);
  // What is gone stays gone, also for a policy whose own files do not say so.
  const shipped = readPolicySource().law.map(({ text }) => text);
  const repealed = new Map([
    ...parseRepealedLaw(shipped),
    ...parseRepealedLaw(read.lawFiles.map(({ text }) => text)),
  ]);
  const findings = lintPolicy({ read, cases: loadCases(options.cases), repealed, day });
  const counts = countsOf(findings);
  if (options.json === true) {
    terminal.stdout(
      JSON.stringify({ schema: 'pontio.policy.lint/1', policy: read.name, day, ...counts, findings }),
    );
  } else {
    terminal.stdout(findingsInWords(read.name, findings, terminal));
  }
  return counts.errors === 0 ? EXIT.ok : EXIT.checkFailed;
}
