import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type NoteKey, formatNoteKey } from '@pontio/transparency-log';
import type { Command } from 'commander';
import { policyIn } from '../audit/log-folder.js';
import { type CommonOptions, progressOf, withCommonOptions } from '../command-options.js';
import type { Done } from '../program.js';
import { CommandFailed, wrongUsage } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';
import { witnessKeyIn } from './witness-key.js';
import { WitnessMemory } from './witness-memory.js';
import { witnessServer } from './witness-server.js';

interface WitnessOptions extends CommonOptions {
  readonly name?: string;
  readonly policy: string;
  readonly host: string;
  readonly port: string;
}

/** `pontio witness`: what a partner agency runs, so that nobody can show two histories. */
export function registerWitness(program: Command, terminal: Terminal, done: Done): void {
  const command = program
    .command('witness')
    .description('Cosign what a log has signed, as long as it only ever grows. Runs until it is stopped.')
    .argument('<folder>', 'where the key and the last checkpoints are kept; for this process alone')
    .requiredOption('-p, --policy <file>', 'which logs to watch: its lines that begin with "log"')
    .option('--name <name>', 'of this witness, needed on the first start: alderbrook.example/witness')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes a free one', '4180')
    .action(async (folder: string, options: WitnessOptions) => {
      done(await run(folder, options, terminal));
    });
  withCommonOptions(command, [
    'pontio witness ours --policy policy.txt --name alderbrook.example/witness',
    'pontio witness ours --policy policy.txt --host 0.0.0.0 --port 4180',
  ]);
}

async function run(folder: string, options: WitnessOptions, terminal: Terminal): Promise<number> {
  const logs = logsIn(options.policy);
  const signer = witnessKeyIn(folder, options.name);
  const tell = progressOf(options, terminal);
  const server = witnessServer({ signer, logs, memory: new WitnessMemory(folder), tell });
  const stop = (): void => {
    server.close();
    server.closeIdleConnections();
  };
  try {
    server.listen(Number(options.port), options.host);
    await once(server, 'listening');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailed(
      EXIT.cannotReach,
      'The witness cannot listen.',
      [why],
      'Choose another --port or --host.',
    );
  }
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.host}:${String(port)}`;
  const key = formatNoteKey(signer.public);
  terminal.stdout(
    options.json === true
      ? JSON.stringify({ schema: 'pontio.witness/1', url, key })
      : `witness ours ${key} ${url}`,
  );
  for (const log of logs) tell(`Watching ${log.name}.`);
  process.once('SIGTERM', stop).once('SIGINT', stop);
  await once(server, 'close');
  return EXIT.ok;
}

function logsIn(file: string): readonly NoteKey[] {
  const { logs } = policyIn(file);
  if (logs.length > 0) return logs;
  throw wrongUsage('The policy names no log.', 'Give the witness a line: log <key>.');
}
