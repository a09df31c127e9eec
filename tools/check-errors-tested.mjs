// A public error code that no test produces is a promise nobody has seen kept.
import { execFileSync } from 'node:child_process';
import { errorRegistry } from '@pontio/errors';

const untested = Object.keys(errorRegistry).filter((code) => {
  try {
    execFileSync('git', ['grep', '-q', '--untracked', `'${code}'`, '--', '*.spec.ts']);
    return false;
  } catch {
    return true;
  }
});
for (const code of untested) console.log(`No test produces ${code}.`);
process.exitCode = untested.length > 0 ? 1 : 0;
