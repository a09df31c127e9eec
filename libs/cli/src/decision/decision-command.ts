import type { Command } from 'commander';
import type { Done } from '../program.js';
import type { Terminal } from '../terminal/terminal.js';
import { registerExplain } from './explain.command.js';

/** `pontio decision …`: look into a decision that was taken. */
export function registerDecisionCommands(program: Command, terminal: Terminal, done: Done): void {
  const decision = program.command('decision').description('Look into a decision that was taken.');
  registerExplain(decision, terminal, done);
}
