// Runs every test of the workspace in one Jest run and closes with a line any reader or machine understands.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const scratch = mkdtempSync(join(tmpdir(), 'pontio-test-'));
const results = join(scratch, 'results.json');
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${results}`,
    ...process.argv.slice(2),
  ],
  // Jest prints its report on stderr; its JSON on stdout is not for people.
  {
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, PONTIO_LOG_LEVEL: process.env.PONTIO_LOG_LEVEL ?? 'silent' },
  },
);
let failed = status !== 0;
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numTotalTests } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  failed ||= numTotalTests === 0;
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  console.log(
    `\n${numPassedTests} passed, ${Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0)} failed${skipped}`,
  );
} catch {
  failed = true;
  console.error('Jest ended without a result.');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
