import {
  type Checkpoint,
  type TrustedCheckpoint,
  type VerifiedLog,
  trustCheckpoint,
  verifyLog,
} from '@pontio/transparency-log';
import type { Command } from 'commander';
import { type CommonOptions, progressOf, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type Terminal, counted, inFigures, listed, paint } from '../terminal/terminal.js';
import { checkpointIn, filesOf, policyIn, trusting } from './log-folder.js';
import { keepTrusted, lastTrusted } from './trusted-file.js';

interface VerifyOptions extends CommonOptions {
  readonly policy: string;
  readonly trusted?: string;
}

/** After so many entries progress is told. */
const STEP = 256 * 1_000;
/** More faults than these are counted only. */
const MOST_FAULTS = 20;

/** `pontio audit verify`: is an exported log whole, and the one that was signed and witnessed? */
export function registerVerify(audit: Command, terminal: Terminal, done: Done): void {
  const command = audit
    .command('verify')
    .description('Check an exported log, all of it, with nothing but its files and a policy.')
    .argument('<folder>', 'what "pontio audit export" wrote')
    .requiredOption('-p, --policy <file>', 'which log and which witnesses you trust')
    .option(
      '-t, --trusted <file>',
      'the checkpoint that you verified last; this one takes its place if all is well',
    )
    .action(async (folder: string, options: VerifyOptions) => {
      done(await verify(folder, options, terminal));
    });
  withCommonOptions(command, [
    'pontio audit verify log --policy policy.txt',
    'pontio audit verify log --policy policy.txt --trusted last-checkpoint',
  ]);
}

async function verify(folder: string, options: VerifyOptions, terminal: Terminal): Promise<number> {
  const policy = policyIn(options.policy);
  const note = checkpointIn(folder);
  const head = trusting(() => trustCheckpoint(note, policy));
  const earlier = lastTrusted(options.trusted, head.origin);
  const tell = progressOf(options, terminal);
  tell(`Building the tree of ${counted(head.size, 'entry', 'entries')} again …`);
  const onProgress = (entries: number): void => {
    if (entries % STEP === 0) tell(`${inFigures(entries)} …`);
  };
  const verified = await verifyLog({ readFile: filesOf(folder), head, earlier, onProgress });
  const isWhole = verified.faults.length === 0;
  if (isWhole) keepTrusted(options.trusted, note);
  const report = { head, earlier, ...verified };
  terminal.stdout(options.json === true ? asJson(report) : inWords(report, terminal));
  return isWhole ? EXIT.ok : EXIT.checkFailed;
}

interface Report extends VerifiedLog {
  readonly head: TrustedCheckpoint;
  readonly earlier: Checkpoint | undefined;
}

function asJson({ head, earlier, faults, chains }: Report): string {
  const { origin, size, root, cosignedBy } = head;
  return JSON.stringify({
    ...{ schema: 'pontio.audit.verify/1', origin, size, root: Buffer.from(root).toString('base64') },
    ...{ cosignedBy, continues: earlier?.size ?? null },
    chains: [...chains].map(([id, { seq, leaf }]) => ({
      id,
      seq,
      leaf: Buffer.from(leaf).toString('base64'),
    })),
    faults,
  });
}

function inWords({ head, earlier, faults, chains }: Report, terminal: Terminal): string {
  const good = paint(terminal, 'good', '✔');
  const by = head.cosignedBy.length === 0 ? 'nobody else, as the policy allows' : listed(head.cosignedBy);
  const signed = `${good} Signed by ${head.origin}, cosigned by ${by}.`;
  if (faults.length > 0) return [signed, ...faultLines(faults, terminal)].join('\n');
  const agencies = [...chains].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    signed,
    `${good} ${counted(head.size, 'entry', 'entries')}: none was changed, added, moved or taken away since.`,
    ...(earlier
      ? [`${good} The log continues the ${counted(earlier.size, 'entry', 'entries')} trusted before.`]
      : []),
    `${good} ${counted(agencies.length, 'chain')} without a gap:`,
    ...agencies.map(([id, { seq }]) => `    ${id}  ${inFigures(seq)}`),
  ].join('\n');
}

function faultLines(faults: VerifiedLog['faults'], terminal: Terminal): string[] {
  const bad = paint(terminal, 'bad', '✖');
  const lines = faults
    .slice(0, MOST_FAULTS)
    .map(({ entry, what }) => `${bad} ${entry === undefined ? '' : `Entry ${String(entry)}: `}${what}`);
  const more = faults.length - lines.length;
  return more > 0 ? [...lines, `${bad} and ${counted(more, 'fault')} more.`] : lines;
}
