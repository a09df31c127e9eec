import { sentenceFor, validateAuditEvent } from '@pontio/audit-contract';
import { type CheckedReceipt, checkReceipt } from '@pontio/transparency-log';
import type { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type Terminal, listed, paint } from '../terminal/terminal.js';
import { policyIn, textOf, trusting } from './log-folder.js';

interface ProofOptions extends CommonOptions {
  readonly policy: string;
}

/** `pontio audit proof`: does a receipt hold? */
export function registerProof(audit: Command, terminal: Terminal, done: Done): void {
  const command = audit
    .command('proof')
    .description('Check a receipt with nothing but itself and a policy, and say what it proves.')
    .argument('<file>', 'a receipt, for example evt_1.tlog-proof')
    .requiredOption('-p, --policy <file>', 'which log and which witnesses you trust')
    .action((file: string, options: ProofOptions) => {
      const policy = policyIn(options.policy);
      const checked = trusting(() => checkReceipt(textOf(file), policy));
      terminal.stdout(options.json === true ? asJson(checked) : inWords(checked, terminal));
      done(EXIT.ok);
    });
  withCommonOptions(command, ['pontio audit proof evt_1.tlog-proof --policy policy.txt']);
}

function asJson({ index, entry, checkpoint }: CheckedReceipt): string {
  const { origin, size, cosignedBy } = checkpoint;
  const event = entry === undefined ? null : Buffer.from(entry.event).toString();
  const chains = entry?.chains ?? [];
  return JSON.stringify({ schema: 'pontio.audit.proof/1', origin, size, cosignedBy, index, chains, event });
}

function inWords({ index, entry, checkpoint }: CheckedReceipt, terminal: Terminal): string {
  const { origin, size, cosignedBy } = checkpoint;
  const witnesses = cosignedBy.length === 0 ? '' : `, cosigned by ${listed(cosignedBy)}`;
  const place = `Entry ${String(index)} of ${origin} at ${String(size)} entries${witnesses}.`;
  return [
    `${paint(terminal, 'good', '✔')} ${place}`,
    ...(entry?.chains ?? []).map(({ id, seq }) => `  Number ${String(seq)} among the entries of ${id}.`),
    `  ${entry === undefined ? 'The receipt shows that something was logged, not what.' : wordsOf(entry.event)}`,
  ].join('\n');
}

function wordsOf(event: Uint8Array): string {
  try {
    const value: unknown = JSON.parse(Buffer.from(event).toString());
    if (validateAuditEvent(value)) return `${value.time} ${value.id}: ${sentenceFor(value)}`;
  } catch {
    // What cannot be read is kept in the log as it came.
  }
  return `It cannot be read as an event; it has ${String(event.length)} bytes.`;
}
