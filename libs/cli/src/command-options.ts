import type { Command } from 'commander';
import { wrongUsage } from './terminal/command-failed.js';
import { type Terminal } from './terminal/terminal.js';

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Adds what every command has, and the examples that its help begins with. */
export function withCommonOptions(command: Command, examples: readonly string[]): Command {
  return command
    .option('--json', 'answer with one JSON object')
    .option('--quiet', 'tell no progress')
    .addHelpText('before', `Examples:\n${examples.map((one) => `  ${one}\n`).join('')}`);
}

/** Tells progress, unless it is not wanted. */
export function progressOf({ quiet }: CommonOptions, terminal: Terminal): (text: string) => void {
  return quiet === true ? () => undefined : terminal.stderr;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A UK day from the command line.
 *
 * @throws CommandFailed (wrong usage) when it is none
 */
export function readDay(text: string): string {
  if (DAY.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw wrongUsage(`"${text}" is not a day.`, 'Write a day as YYYY-MM-DD, for example 2026-09-30.');
}

/** Today, for a command that was given no day. */
export const today = (): string => new Date().toISOString().slice(0, 10);
