// Runs spec files without Jest: the same sentences and expectations, many thousand times in one process.
import { createRequire } from 'node:module';

const { expect } = createRequire(createRequire(import.meta.url).resolve('@jest/globals'))('expect');

/** What a spec file imports as `@jest/globals`, and the tests it has told of. */
export function collector() {
  const tests = [];
  const titles = [];
  const describe = (title, body) => {
    titles.push(title);
    body();
    titles.pop();
  };
  const it = (title, run) => {
    tests.push({ name: [...titles, title, String(tests.length)].join(' › '), run });
  };
  it.skip = () => undefined;
  it.each = (rows) => (title, run) => {
    for (const row of rows) it(title, () => run(...(Array.isArray(row) ? row : [row])));
  };
  describe.each = (rows) => (title, body) => {
    for (const row of rows) describe(title, () => body(...(Array.isArray(row) ? row : [row])));
  };
  return { tests, globals: { describe, it, expect } };
}

/** Runs a test, which has to be over when it returns. */
export function runTest({ name, run }) {
  if (run() instanceof Promise) throw new Error(`"${name}" is not over when it returns.`);
}
