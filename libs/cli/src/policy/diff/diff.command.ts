import type { Command } from 'commander';
import type { Done } from '../../program.js';
import { EXIT } from '../../terminal/exit-codes.js';
import { type Terminal, counted } from '../../terminal/terminal.js';
import { type CommonOptions, progressOf, readDay, today, withCommonOptions } from '../../command-options.js';
import { compiled } from '../domain/engine.js';
import { enumerateDomain } from '../domain/enumerate-domain.js';
import type { ReadPolicy } from '../source/parse-policy.js';
import { loadPolicy } from '../source/load-policy.js';
import { agreementChanges } from './agreements/agreement-changes.js';
import { type DiffReport, diffInWords, diffToJson, isDifferent } from './diff-report.js';
import { cellsByChange, groupDifferences } from './group-differences.js';
import { lawChanges } from './law-changes.js';
import { replayDecisions } from './replay-decisions.js';

interface DiffOptions extends CommonOptions {
  readonly on?: string;
  readonly decisions?: string;
  readonly key?: string;
  readonly exitCode?: boolean;
}

/** `pontio policy diff`: what becomes visible, and what stops? */
export function registerDiff(policy: Command, terminal: Terminal, done: Done): void {
  const command = policy
    .command('diff')
    .description(
      'Compare two policies and their agreements over every question that can be asked, and tell what changes in words.',
    )
    .argument('<before>', 'folder, file or git revision')
    .argument('<after>', 'folder, file or git revision')
    .option('--on <day>', 'the UK day to decide for, YYYY-MM-DD; left out, today')
    .option('--decisions <path>', 'decide recorded decisions again: a file or folder of JSON lines')
    .option('--key <file>', 'the key of sealed decision records')
    .option('--exit-code', 'exit 1 when anything is different')
    .action(async (before: string, after: string, options: DiffOptions) => {
      done(await diff([before, after], options, terminal));
    });
  withCommonOptions(command, [
    'pontio policy diff main my-policy',
    'pontio policy diff HEAD~1 HEAD --on 2026-09-30',
    'pontio policy diff main my-policy --decisions records --key record.key --json',
  ]);
}

async function diff(
  [before, after]: readonly [string, string],
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const progress = progressOf(options, terminal);
  progress('Reading both policies …');
  const day = options.on === undefined ? today() : readDay(options.on);
  const report = await compare([loadPolicy(before), loadPolicy(after)], day, options, progress);
  terminal.stdout(options.json === true ? diffToJson(report) : diffInWords(report));
  return options.exitCode === true && isDifferent(report) ? EXIT.checkFailed : EXIT.ok;
}

async function compare(
  [before, after]: readonly [ReadPolicy, ReadPolicy],
  day: string,
  { decisions, key }: DiffOptions,
  progress: (text: string) => void,
): Promise<DiffReport> {
  const { cells, different } = enumerateDomain(before.policy, after.policy, {
    day,
    engineOf: compiled,
    onGateway: (code) => {
      progress(`Comparing every question under ${code} …`);
    },
  });
  progress(`Compared ${counted(cells, 'cell')}.`);
  const engines = [compiled(before.policy), compiled(after.policy)] as const;
  const replay = decisions === undefined ? undefined : await replayDecisions(decisions, key, engines);
  return {
    names: [before.name, after.name],
    laws: [before.policy.law, after.policy.law],
    day,
    cells,
    totals: cellsByChange(different),
    differences: groupDifferences(different),
    law: lawChanges(before.policy.law, after.policy.law),
    agreements: agreementChanges(before, after, day),
    ...(replay !== undefined && { replay }),
  };
}
