// Runs graphql-cop against a gateway as it is in production. Needs python3, pip and a clone of dolevf/graphql-cop:
//   npm run build && node infra/audits/graphql-cop/run.mjs <clone, or its git directory>
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withAuditedGateway } from '../audited-gateway.mjs';

const run = async (command, args, options) => (await promisify(execFile)(command, args, options)).stdout;
const [clone] = process.argv.slice(2);
if (clone === undefined) throw new Error('Say where graphql-cop has been cloned to.');
const folder = mkdtempSync(join(tmpdir(), 'graphql-cop-'));
const archive = join(folder, 'cop.tar');
const gitDir = existsSync(join(clone, '.git')) ? join(clone, '.git') : clone;
await run('git', ['--git-dir', gitDir, 'archive', '--output', archive, 'HEAD']);
await run('tar', ['-xf', archive, '-C', folder]);
const packages = join(folder, 'packages');
const needs = ['requests', 'simplejson', 'termcolor', 'PySocks'];
await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', packages, ...needs]);

const output = await withAuditedGateway('refuse', (url, authorization) => {
  const header = JSON.stringify({ Authorization: authorization });
  return run('python3', ['graphql-cop.py', '-t', url, '-H', header, '-o', 'json'], {
    cwd: folder,
    env: { ...process.env, PYTHONPATH: packages },
  });
});
const start = output.indexOf('[{');
if (start < 0) throw new Error(`graphql-cop found no GraphQL: ${output}`);
const results = JSON.parse(output.slice(start));
for (const { title, severity, result } of results) {
  console.log(`${result ? 'FOUND' : 'ok'.padEnd(5)}  ${severity.padEnd(6)}  ${title}`);
}
const found = results.filter(({ result }) => result).length;
console.log(`\n${found} found in ${results.length} tests`);
process.exitCode = found === 0 ? 0 : 1;
