import { Command, CommanderError } from 'commander';
import { registerAuditCommands } from './audit/audit-command.js';
import { registerDecisionCommands } from './decision/decision-command.js';
import { registerOperationCommands } from './operation/operation-command.js';
import { registerPolicyCommands } from './policy/policy-command.js';
import { registerSupergraphCommands } from './supergraph/supergraph-command.js';
import { registerWitness } from './witness/witness.command.js';
import { CommandFailed } from './terminal/command-failed.js';
import { EXIT } from './terminal/exit-codes.js';
import { type Terminal, paint } from './terminal/terminal.js';

/** Every command says by this how it ended. */
export type Done = (exitCode: number) => void;

/**
 * Runs the `pontio` command.
 *
 * @param args - the words after `pontio`
 * @param terminal - where answers and progress go
 * @returns the exit code: 0 ok, 1 check failed, 2 wrong usage, 3 cannot reach, 70 a bug
 */
export async function runPontio(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.ok;
  const shown = args.includes('--no-color') ? { ...terminal, colour: false } : terminal;
  const program = pontioProgram(shown, (exitCode) => {
    code = exitCode;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, args.includes('--json'), shown);
  }
}

function pontioProgram(terminal: Terminal, done: Done): Command {
  const program = new Command('pontio')
    .description(
      'Rehearse and check what Pontio decides by and may be asked, explain what it decided, and verify its audit log.',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.stdout(text.trimEnd());
      },
      writeErr: (text) => {
        terminal.stderr(text.trimEnd());
      },
    })
    .showHelpAfterError('(add --help for examples)')
    .option('--no-color', 'use no colour; NO_COLOR does the same');
  registerPolicyCommands(program, terminal, done);
  registerDecisionCommands(program, terminal, done);
  registerOperationCommands(program, terminal, done);
  registerSupergraphCommands(program, terminal, done);
  registerAuditCommands(program, terminal, done);
  registerWitness(program, terminal, done);
  return program;
}

function failed(error: unknown, json: boolean, terminal: Terminal): number {
  // Commander has already written its message or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUsage;
  if (!(error instanceof CommandFailed)) {
    terminal.stderr(`${paint(terminal, 'bad', '✖')} This is a bug in pontio: ${String(error)}`);
    if (error instanceof Error) terminal.stderr(error.stack ?? '');
    return EXIT.bug;
  }
  const { message, problems, whatToDo, exitCode } = error;
  if (json) {
    terminal.stdout(
      JSON.stringify({ schema: 'pontio.error/1', what: message, problems, whatToDo, exitCode }),
    );
  } else {
    const lines = [
      `${paint(terminal, 'bad', '✖')} ${message}`,
      ...problems.map((one) => `  - ${one}`),
      whatToDo,
    ];
    terminal.stderr(lines.join('\n'));
  }
  return exitCode;
}
