// The static gates, all of them, each with its name; exits 1 when one fails.
import { spawnSync } from 'node:child_process';

const gates = [
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['lint', 'eslint', ['.', '--max-warnings=0']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  [
    'boundaries',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', 'gateway', 'services', 'libs', 'infra'],
  ],
  ['sizes', 'node', ['tools/report-size.mjs']],
  ['catalogue of law', 'node', ['tools/check-law.mjs']],
  ['policy lint', 'node', ['libs/cli/dist/main.js', 'policy', 'lint', '--quiet']],
  ['policy test', 'node', ['libs/cli/dist/main.js', 'policy', 'test', '--quiet']],
  ['errors tested', 'node', ['tools/check-errors-tested.mjs']],
  ['generated docs', 'node', ['tools/generate-docs.mjs', '--check']],
  ['gates bite', 'node', ['tools/prove-gates.mjs']],
];

const wanted = process.argv.slice(2);
const failed = gates
  .filter(([name]) => wanted.length === 0 || wanted.includes(name))
  .filter(([name, command, args]) => {
    const started = Date.now();
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    const ok = status === 0;
    console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (!ok || name === 'sizes') console.log(`${stdout ?? ''}${stderr ?? ''}`.trimEnd());
    return !ok;
  });
process.exitCode = failed.length > 0 ? 1 : 0;
