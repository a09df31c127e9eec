import type { Command } from 'commander';
import type { Done } from '../program.js';
import type { Terminal } from '../terminal/terminal.js';
import { registerDiff } from './diff/diff.command.js';
import { registerLint } from './lint/lint.command.js';
import { registerTest } from './test/test.command.js';

/** `pontio policy …`: rehearse a policy before it goes live. */
export function registerPolicyCommands(program: Command, terminal: Terminal, done: Done): void {
  const policy = program
    .command('policy')
    .description('Rehearse a policy before it goes live.')
    .addHelpText('before', POLICY_EXAMPLES);
  registerTest(policy, terminal, done);
  registerDiff(policy, terminal, done);
  registerLint(policy, terminal, done);
}

const POLICY_EXAMPLES = `Examples:
  pontio policy lint                     is the shipped catalogue sound?
  pontio policy test my-policy           do the golden cases still come out right?
  pontio policy diff main my-policy      what becomes visible, what stops?
`;
