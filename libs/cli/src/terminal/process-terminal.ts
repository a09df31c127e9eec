import type { Terminal } from './terminal.js';

type Env = Readonly<Record<string, string | undefined>>;

/** The terminal of this process. */
export function processTerminal({ stdout, stderr, env }: NodeJS.Process): Terminal {
  return {
    stdout: (text) => stdout.write(`${text}\n`),
    stderr: (text) => stderr.write(`${text}\n`),
    colour: wantsColour(env, stdout.isTTY),
  };
}

/** Whether to use colour: NO_COLOR always wins, FORCE_COLOR comes next, then what the terminal can do. */
export function wantsColour(env: Env, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0';
  return isTerminal && env['TERM'] !== 'dumb';
}
