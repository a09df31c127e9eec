import { type Explanation, explainToCaller, explainToHolder, renderExplanation } from '@pontio/decision';
import { type Command, Option } from 'commander';
import { type CommonOptions, progressOf, withCommonOptions } from '../command-options.js';
import { loadPolicy } from '../policy/source/load-policy.js';
import type { Done } from '../program.js';
import { wrongUsage } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type Terminal, listed, paint } from '../terminal/terminal.js';
import { type FoundDecision, findDecision } from './find-decision.js';
import { type ReplayedDecision, replayed } from './replay.js';

interface ExplainOptions extends CommonOptions {
  readonly decisions: string;
  readonly key?: string;
  readonly holder?: string;
  readonly for: 'holder' | 'caller';
}

/** `pontio decision explain`: why was it decided so? */
export function registerExplain(decision: Command, terminal: Terminal, done: Done): void {
  const command = decision
    .command('explain')
    .description('Explain a recorded decision in sentences: to one holder the truth of its own cells.')
    .argument('<id>', 'the decision, dec_…')
    .requiredOption('--decisions <path>', 'where the gateway recorded it: a file or folder of JSON lines')
    .option('--key <file>', 'the key of sealed decision records')
    .option('--holder <agency>', 'for whose information-governance officer, agy_…')
    .addOption(new Option('--for <whom>', 'who will read it').choices(['holder', 'caller']).default('holder'))
    .action(async (id: string, options: ExplainOptions) => {
      done(await explain(id, options, terminal));
    });
  withCommonOptions(command, [
    'pontio decision explain dec_1 --decisions records --key record.key --holder agy_school',
    'pontio decision explain dec_1 --decisions records --key record.key --for caller',
  ]);
}

async function explain(id: string, options: ExplainOptions, terminal: Terminal): Promise<number> {
  const { decisions, key, json } = options;
  if (options.for === 'holder' && options.holder === undefined)
    throw wrongUsage('For which holder?', 'Add --holder agy_…, or --for caller.');
  progressOf(options, terminal)('Looking for the decision …');
  const found = await findDecision(id, decisions, key);
  const { policy } = loadPolicy();
  const replay = replayed(found, policy);
  const explanation = explanationOf(found, options, policy);
  if (json === true) {
    const { for: reader, holder } = options;
    const about = { decision: id, for: reader, ...(reader === 'holder' && { holder }) };
    terminal.stdout(JSON.stringify({ schema: 'pontio.decision.explain/1', ...about, replay, explanation }));
  } else {
    terminal.stdout(`${replayInWords(replay, terminal)}\n\n${renderExplanation(explanation).trimEnd()}`);
  }
  return EXIT.ok;
}

function explanationOf(
  { input, decision }: FoundDecision,
  { for: reader, holder = '' }: ExplainOptions,
  policy: Parameters<typeof explainToCaller>[2],
): Explanation {
  if (reader === 'caller') return explainToCaller(input, decision, policy);
  const holders = [...new Set(decision.cells.map(({ holderId }) => holderId))];
  if (holders.includes(holder)) return explainToHolder(input, decision, policy, holder);
  throw wrongUsage(
    `Nothing of "${holder}" was asked for in ${decision.id}.`,
    `Name one of its holders: ${listed(holders, 'or')}.`,
  );
}

function replayInWords({ same, recorded, shipped }: ReplayedDecision, terminal: Terminal): string {
  const versions = `decided by ${recorded.policyVersion} and law ${recorded.lawVersion}; explained by law ${shipped.lawVersion}`;
  if (same) return `${paint(terminal, 'good', '✔')} Decided again it comes out the same (${versions}).`;
  return `${paint(terminal, 'warning', '!')} Decided again it comes out otherwise (${versions}). What follows tells what was decided then; law that has changed since can be described as it is now.`;
}
